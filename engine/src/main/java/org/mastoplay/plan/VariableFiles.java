package org.mastoplay.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.YamlReader;

/** Reads the files that {@code vars_files} names, each once. */
final class VariableFiles {
  private final Map<Path, Read> known = new ConcurrentHashMap<>();

  private record Read(Optional<Node> root, List<Problem> problems) {}

  /** The variables of a file; none, and problems, if it can't be read. */
  Node.Mapping read(Node.Scalar name, Path folder, Problems problems) {
    var nothing = new Node.Mapping(name.place(), List.of());
    try {
      var path = folder.resolve(name.text()).normalize();
      if (!path.startsWith(folder)) {
        problems.add(
            name.place(),
            "`%s` lies outside of the playbook's folder".formatted(name.text()),
            "put it below %s".formatted(folder));
        return nothing;
      }
      if (!Files.isRegularFile(path)) {
        problems.add(
            name.place(),
            "there is no file `%s`".formatted(name.text()),
            "looked for %s".formatted(path));
        return nothing;
      }
      var read = known.computeIfAbsent(path, _ -> load(path, name));
      problems.addAll(read.problems());
      return read.root().map(root -> mapping(root, problems)).orElse(nothing);
    } catch (InvalidPathException impossible) {
      problems.add(name.place(), "this can't be the name of a file", "name a file");
      return nothing;
    }
  }

  private static Node.Mapping mapping(Node root, Problems problems) {
    return switch (root) {
      case Node.Mapping map -> map;
      case Node.Scalar scalar when scalar.isNull() -> new Node.Mapping(scalar.place(), List.of());
      case Node other -> {
        problems.add(
            other.place(),
            "variables are a map, but this is " + other.kind(),
            "write `name: value`");
        yield new Node.Mapping(other.place(), List.of());
      }
    };
  }

  private static Read load(Path path, Node.Scalar name) {
    var problems = new Problems();
    try {
      var root = YamlReader.read(new Source(shown(path), Files.readString(path)), problems);
      return new Read(root, problems.list());
    } catch (IOException unreadable) {
      problems.add(
          name.place(),
          "%s can't be read".formatted(shown(path)),
          "see with ls -l who may; it must be text in UTF-8");
      return new Read(Optional.empty(), problems.list());
    }
  }

  private static String shown(Path path) {
    var here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
  }
}
