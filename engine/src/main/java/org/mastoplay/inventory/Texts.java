package org.mastoplay.inventory;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;

/** Reads files of an inventory, each once, and names them as a person would: from {@code cwd}. */
record Texts(Path cwd, Problems problems, Map<Path, Optional<Source>> known) {
  Texts(Path cwd, Problems problems) {
    this(cwd, problems, new HashMap<>());
  }

  /** A file's text; nothing, and a problem, if it can't be read. */
  Optional<Source> read(Path file) {
    return known.computeIfAbsent(file.normalize(), this::load);
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
    try {
      var source = new Source(name(file), Files.readString(file));
      if (isEncrypted(source)) {
        problems.add(
            source.start(),
            "this file is encrypted, which is not supported yet",
            "decrypt it first");
        return Optional.empty();
      }
      return Optional.of(source);
    } catch (CharacterCodingException e) {
      problems.add(new Source(name(file), "").start(), "this file is not UTF-8 text", "convert it");
    } catch (IOException | SecurityException e) {
      problems.add(new Source(name(file), "").start(), "this file can't be read", "check its mode");
    }
    return Optional.empty();
  }

  private static boolean isEncrypted(Source source) {
    return source.text().startsWith("$ANSIBLE_VAULT")
        || source.text().startsWith("age-encryption.org/")
        || source.text().startsWith("-----BEGIN AGE");
  }
}
