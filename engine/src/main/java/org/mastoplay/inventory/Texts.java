package org.mastoplay.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.secret.VariableFiles;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/** Reads files of an inventory, each once, and names them as a person would: from {@code cwd}. */
record Texts(Path cwd, VariableFiles files, Problems problems, Map<Path, Optional<Source>> known) {
  Texts(Path cwd, VariableFiles files, Problems problems) {
    this(cwd, files, problems, new HashMap<>());
  }

  /** A file's text; nothing, and a problem, if it can't be read. */
  Optional<Source> read(Path file) {
    return known.computeIfAbsent(file.normalize(), this::load);
  }

  /** A file's text as YAML; nothing, and a problem, if it is none. */
  Optional<Node> yaml(Source source) {
    return files.yaml(source, problems);
  }

  /** The files of a folder and its folders, by name, without hidden ones and left-overs. */
  List<Path> filesBelow(Path folder) {
    try (var paths = Files.walk(folder, 8)) {
      return paths.filter(path -> Files.isRegularFile(path) && isWanted(path)).sorted().toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      problems.add(
          new Source(name(folder), "").start(), "this folder can't be read", "check its mode");
      return List.of();
    }
  }

  /** The path as a person would write it. */
  String name(Path file) {
    var here = cwd.toAbsolutePath().normalize();
    var there = file.toAbsolutePath().normalize();
    return there.startsWith(here) ? here.relativize(there).toString() : there.toString();
  }

  private static boolean isWanted(Path path) {
    var name = path.getFileName().toString();
    return !name.startsWith(".") && !name.matches(".*(~|\\.(orig|bak|swp|retry|pyc|md|cfg))");
  }

  private Optional<Source> load(Path file) {
    return files.source(file, name(file), problems);
  }
}
