package org.mastoplay.yaml;

import java.io.StringReader;
import java.util.Optional;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads YAML text into nodes that know their place, and tells what is wrong in plain words. */
public final class YamlReader {
  private static final int MOST_CHARACTERS = 3 * 1024 * 1024;
  private static final int DEEPEST = 50;
  private static final int MOST_ALIASES = 50;

  private YamlReader() {}

  /** Reads one YAML document in which nothing is encrypted. */
  public static Optional<Node> read(Source source, Problems problems) {
    return read(source, Decryptor.NONE, problems);
  }

  /**
   * Reads one YAML document. Aliases and merge keys are already followed in what is returned, and a
   * text that holds nothing but comments is a scalar that is nothing.
   *
   * @return nothing if the text is not YAML; {@code problems} then tells why. Duplicate keys and
   *     unknown tags are told too, but the rest is returned.
   */
  public static Optional<Node> read(Source source, Decryptor decryptor, Problems problems) {
    if (source.text().length() > MOST_CHARACTERS) {
      problems.add(source.start(), "this text is too large", "at most 3 MB are read");
      return Optional.empty();
    }
    try {
      var composed = composer(source).getSingleNode();
      return composed == null
          ? Optional.of(Node.plain(source.start(), ""))
          : new NodeBuilder(source, decryptor, problems).build(composed);
    } catch (MarkedYAMLException e) {
      problems.add(new YamlMistakes(source).explain(e));
    } catch (ReaderException e) {
      problems.add(YamlMistakes.character(source, e.getPosition()));
    } catch (YAMLException e) {
      problems.add(limit(source, String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  private static Composer composer(Source source) {
    var options = new LoaderOptions();
    options.setCodePointLimit(MOST_CHARACTERS);
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    var reader = new StreamReader(new StringReader(source.text()));
    return new Composer(new ParserImpl(reader, options), new MergeKeys(), options);
  }

  /** Knows merge keys alone: what a scalar means, {@link Scalars} tells. */
  private static final class MergeKeys extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.MERGE, MERGE, "<");
    }
  }

  private static Problem limit(Source source, String message) {
    if (message.contains("aliases")) {
      return Problem.at(
          source.start(),
          "this text repeats lists or maps too often with `*name`",
          "at most %d times".formatted(MOST_ALIASES));
    }
    if (message.contains("Nesting")) {
      return Problem.at(
          source.start(),
          "lists and maps are nested too deeply in this text",
          "at most %d levels".formatted(DEEPEST));
    }
    return Problem.at(source.start(), "this is not YAML");
  }
}
