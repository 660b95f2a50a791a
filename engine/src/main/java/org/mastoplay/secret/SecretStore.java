package org.mastoplay.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/**
 * The secrets that were generated, in one encrypted file. At first what is missing is made in
 * memory alone; from {@link #keep} on, what is asked for is written before it is given out.
 */
public final class SecretStore {
  /** The name of the file. */
  public static final String FILE = "secrets.yml";

  private static final String HEAD =
      "# Secrets that mastoplay has made, and never changes. Keep a copy.\n";

  private final EncryptedFile file;
  private final String shown;
  private final SecretMaker maker;
  private Consumer<String> tell = _ -> {};
  private final Map<String, Map<String, String>> previewed = new HashMap<>();
  private Optional<Map<String, Map<String, String>>> kept = Optional.empty();
  private boolean keeping;

  /**
   * @param shown the file's name as the person knows it
   */
  public SecretStore(Path file, String shown, AgeKeys keys, SecretMaker maker) {
    this.file = new EncryptedFile(file, keys);
    this.shown = shown;
    this.maker = maker;
  }

  /**
   * Where generated secrets are kept: beside the first inventory that is a file, or in it if it is
   * a folder, or else beside the playbook.
   *
   * @param inventories as {@code -i} takes them; if there are none, the usual ones in {@code cwd}
   */
  public static Path file(List<String> inventories, Path cwd, Path playbookFolder) {
    var candidates =
        inventories.isEmpty()
            ? Stream.of("inventory.yml", "inventory", "hosts")
            : inventories.stream();
    return candidates
        .filter(it -> !it.contains(","))
        .map(cwd::resolve)
        .filter(Files::exists)
        .findFirst()
        .map(it -> Files.isDirectory(it) ? it : it.toAbsolutePath().resolveSibling(""))
        .orElse(playbookFolder)
        .resolve(FILE);
  }

  /**
   * From now on secrets that are asked for are kept.
   *
   * @param told takes a sentence for the person, when a key had to be made
   */
  public synchronized void keep(Consumer<String> told) {
    tell = told;
    keeping = true;
  }

  /**
   * The secret that is kept, or a new one.
   *
   * @param per the value of the expression that {@link GeneratedSecret#per} is
   * @return a text, or a map of a pair; all of it secret
   * @throws MistakesFound if the file can't be read or written
   */
  public synchronized Node get(GeneratedSecret wanted, Optional<String> per) {
    var name = per.map(it -> wanted.name() + "@" + it).orElse(wanted.name());
    try {
      var known = Optional.ofNullable(known().get(name));
      return node(wanted, known.orElseGet(() -> fresh(name, wanted)));
    } catch (AgeTrouble trouble) {
      throw new MistakesFound(trouble.at(wanted.place()));
    }
  }

  private Map<String, Map<String, String>> known() {
    if (kept.isEmpty()) {
      kept = Optional.of(load());
    }
    return kept.get();
  }

  private Map<String, String> fresh(String name, GeneratedSecret wanted) {
    var made = previewed.computeIfAbsent(name, _ -> maker.make(wanted.kind(), wanted.length()));
    return keeping ? kept(name, made) : made;
  }

  private Map<String, String> kept(String name, Map<String, String> made) {
    makeKey();
    try {
      Files.createDirectories(file.path().toAbsolutePath().getParent());
      try (var _ = FileLock.of(file.path())) {
        // Another run may have been faster.
        var now = load();
        if (!now.containsKey(name)) {
          append(name, made);
          now = load();
        }
        kept = Optional.of(now);
        return Optional.ofNullable(now.get(name)).orElseThrow(this::unreadable);
      }
    } catch (IOException e) {
      throw new AgeTrouble(
          "%s, where generated secrets are kept, can't be written".formatted(shown),
          "see with ls -ld whether its folder is yours");
    }
  }

  /** A beginner has no key yet; but one that was named and is not there is a mistake. */
  private void makeKey() {
    var keys = file.keys();
    if (!keys.exist() && !keys.areChosen() && !Files.exists(file.path())) {
      keys.create();
      tell.accept(
          ("Made an age key in %s. It opens the generated secrets in %s: keep a copy of both in a"
                  + " safe place.")
              .formatted(keys.shownFile(), shown));
    }
  }

  private void append(String name, Map<String, String> made) {
    var recipients = file.recipients();
    var before = Files.exists(file.path()) ? text() : HEAD;
    var all =
        (before.isEmpty() || before.endsWith("\n") ? before : before + "\n")
            + SecretYaml.entry(name, made);
    file.encrypt(all.getBytes(UTF_8), recipients);
  }

  private String text() {
    var bytes = file.isEncrypted() ? file.decrypt() : file.bytes();
    return new String(bytes, UTF_8);
  }

  private Map<String, Map<String, String>> load() {
    if (!Files.exists(file.path())) {
      return new HashMap<>();
    }
    var problems = new Problems();
    var map = new VariableFiles(file.keys()).read(file.path(), shown, problems);
    problems.throwIfAny();
    var secrets = new HashMap<String, Map<String, String>>();
    map.orElseThrow()
        .entries()
        .forEach(it -> secrets.put(it.key().text(), SecretYaml.parts(it.value())));
    return secrets;
  }

  private AgeTrouble unreadable() {
    return new AgeTrouble(
        "%s is not written as one `name: value` a line, so nothing could be added".formatted(shown),
        "mend it with `mastoplay secrets edit %s`".formatted(shown));
  }

  private Node node(GeneratedSecret wanted, Map<String, String> parts) {
    var isPair = !parts.containsKey(SecretMaker.TEXT);
    if (isPair != wanted.kind().isPair()) {
      throw new MistakesFound(
          Problem.at(
              wanted.place(),
              "a secret of this name is kept in %s, but it is %s"
                  .formatted(shown, isPair ? "a pair of keys" : "a single text"),
              "use another name, or remove it with `mastoplay secrets edit %s`".formatted(shown)));
    }
    var place = wanted.place();
    return isPair
        ? new Node.Mapping(
            place,
            parts.entrySet().stream()
                .map(it ->
                    new Node.Entry(
                        Node.text(place, it.getKey()), Node.secret(place, it.getValue())))
                .collect(ImmutableList.toImmutableList()))
        : Node.secret(place, parts.getOrDefault(SecretMaker.TEXT, ""));
  }
}
