package org.mastoplay.template;

import com.google.common.collect.ImmutableMap;
import freemarker.template.TemplateModelException;
import org.jspecify.annotations.Nullable;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.YamlReader;
import org.mastoplay.yaml.YamlWriter;

/** Functions that write values as JSON or YAML, and read them again. */
final class DataFunctions {
  private DataFunctions() {}

  static void addTo(ImmutableMap.Builder<String, Function.Body> all) {
    all.put("to_json(value)", it -> Json.write(it.plain(0), false));
    all.put("to_nice_json(value)", it -> Json.write(it.plain(0), true));
    all.put("to_yaml(value)", it -> YamlWriter.write(it.plain(0)));
    all.put("from_json(text)", DataFunctions::fromJson);
    all.put("from_yaml(text)", DataFunctions::fromYaml);
  }

  /** What is wrong is told by its place alone: the text may be secret. */
  private static @Nullable Object fromJson(Arguments arguments) throws TemplateModelException {
    try {
      return new Json(arguments.limits()).read(arguments.text(0));
    } catch (Json.NotJson e) {
      throw arguments.mistake(
          "is given what is not JSON: see its line %d, column %d".formatted(e.line(), e.column()));
    }
  }

  private static @Nullable Object fromYaml(Arguments arguments) throws TemplateModelException {
    var problems = new Problems();
    var read = YamlReader.read(new Source("", arguments.text(0)), problems);
    if (!problems.isEmpty()) {
      var place = problems.list().getFirst().place();
      throw arguments.mistake(
          "is given what is not YAML: see its line %d, column %d"
              .formatted(place.line(), place.column()));
    }
    return new PlainValues(arguments.limits()).of(read.orElseThrow());
  }
}
