package org.mastoplay.play;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Decryptor;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.YamlReader;

/** Reads a playbook's YAML into plays and tasks. */
public final class PlaybookReader {
  private final Set<String> modules;
  private final Decryptor decryptor;

  /** Reads playbooks in which nothing is encrypted. */
  public PlaybookReader(Set<String> modules) {
    this(modules, Decryptor.NONE);
  }

  /**
   * @param modules the names of all modules, so that a task's module can be told from its keywords
   */
  public PlaybookReader(Set<String> modules, Decryptor decryptor) {
    this.modules = Set.copyOf(modules);
    this.decryptor = decryptor;
  }

  /**
   * Reads a playbook, and all that it takes in.
   *
   * @param folder where it lies
   * @return what could be read, even if there are mistakes in it; nothing if it is no playbook at
   *     all
   */
  public Optional<Playbook> read(Source source, Path folder, Problems problems) {
    var library = new PlaybookLibrary(modules, decryptor, problems);
    var root = YamlReader.read(source, decryptor, problems);
    root.ifPresent(node -> new Jinja(problems).refuse(node));
    var here = root(source, folder.toAbsolutePath().normalize());
    return root.flatMap(node -> plays(node, source, here, library, problems))
        .map(plays -> new Playbook(source, plays));
  }

  private static Reached root(Source source, Path folder) {
    var name = source.name().substring(source.name().lastIndexOf('/') + 1);
    return Reached.root(folder, folder.resolve(name));
  }

  Optional<List<Play>> plays(
      Node root, Source source, Reached here, PlaybookLibrary library, Problems problems) {
    switch (root) {
      case Node.Sequence list -> {
        var reader = new PlayReader(modules, library, here, problems);
        return Optional.of(
            list.items().stream().flatMap(item -> reader.read(item).stream()).toList());
      }
      case Node.Mapping map when isReusable(map) && !here.isRoot() ->
          problems.add(
              map.place(),
              "this playbook is made to be used by tasks, not to be imported",
              "write a task `use: …` in its stead");
      case Node.Mapping map when isReusable(map) -> {
        return new ReusableReader(modules, library, problems)
            .read(map, source, source.name().replaceFirst("\\.ya?ml$", ""), here)
            .map(it -> List.of(PlayReader.alone(it, map)));
      }
      case Node.Scalar scalar when scalar.isNull() ->
          problems.add(scalar.place(), "this playbook is empty", "begin with `- hosts: all`");
      case Node.Mapping map ->
          problems.add(
              map.place(),
              "a playbook is a list of plays, but this is a single map",
              map.get("hosts").isPresent()
                  ? "write `- ` before the first line, and indent those below by 2"
                  : "begin with `- hosts: all`; an inventory is given with `-i`");
      case Node other ->
          problems.add(
              other.place(),
              "a playbook is a list of plays, but this is " + other.kind(),
              "begin with `- hosts: all`");
    }
    return Optional.empty();
  }

  private static boolean isReusable(Node.Mapping map) {
    return map.get("hosts").isEmpty()
        && (map.get("params").isPresent() || map.get("tasks").isPresent());
  }
}
