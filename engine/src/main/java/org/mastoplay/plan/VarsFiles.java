package org.mastoplay.plan;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mastoplay.secret.VariableFiles;
import org.mastoplay.text.PathName;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/** Finds and reads the files that {@code vars_files} names, each once. */
final class VarsFiles {
  private final VariableFiles files;
  private final Map<Path, Read> known = new ConcurrentHashMap<>();

  VarsFiles(VariableFiles files) {
    this.files = files;
  }

  private record Read(Optional<Node.Mapping> variables, List<Problem> problems) {}

  /** The variables of a file; none, and problems, if it can't be read. */
  Node.Mapping read(Node.Scalar name, Path folder, Problems problems) {
    var nothing = new Node.Mapping(name.place(), List.of());
    try {
      var path = folder.resolve(name.text()).normalize();
      if (!path.startsWith(folder)) {
        problems.add(
            name.place(),
            "`%s` lies outside of the playbook's folder".formatted(name.text()),
            "put it below %s".formatted(PathName.of(folder)));
        return nothing;
      }
      if (!Files.isRegularFile(path)) {
        problems.add(
            name.place(),
            "there is no file `%s`".formatted(name.text()),
            "looked for %s".formatted(PathName.of(path)));
        return nothing;
      }
      var read = known.computeIfAbsent(path, this::load);
      problems.addAll(read.problems());
      return read.variables().orElse(nothing);
    } catch (InvalidPathException impossible) {
      problems.add(name.place(), "this can't be the name of a file", "name a file");
      return nothing;
    }
  }

  private Read load(Path path) {
    var problems = new Problems();
    var variables = files.read(path, PathName.of(path), problems);
    return new Read(variables, problems.list());
  }
}
