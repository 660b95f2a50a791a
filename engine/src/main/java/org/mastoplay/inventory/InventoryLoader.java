package org.mastoplay.inventory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mastoplay.secret.SecretStore;
import org.mastoplay.secret.VariableFiles;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/** Finds the inventories that were asked for, and reads each in its form. */
final class InventoryLoader {
  /** Files that are read, never run. */
  private static final Pattern DATA = Pattern.compile(".*\\.(yml|yaml|json|ini)");

  /** How a compiled program begins. */
  private static final byte[] BINARY = {0x7f, 'E', 'L', 'F'};

  private final Path cwd;
  private final InventoryPrograms programs;
  private final Draft draft;
  private final Texts texts;
  private final Set<Path> folders = new LinkedHashSet<>();

  InventoryLoader(Path cwd, VariableFiles files, InventoryPrograms programs, Problems problems) {
    this.cwd = cwd;
    this.programs = programs;
    this.draft = new Draft(problems);
    this.texts = new Texts(cwd, files, problems);
  }

  Draft load(List<String> sources) {
    (sources.isEmpty() ? usual() : sources).forEach(this::source);
    return draft;
  }

  /** Where variables stand, the weaker first. */
  List<VariableFolders> variables(Path playbookFolder) {
    folders.remove(playbookFolder.toAbsolutePath().normalize());
    return Stream.concat(folders.stream(), Stream.of(playbookFolder))
        .map(folder -> new VariableFolders(folder, texts))
        .toList();
  }

  private List<String> usual() {
    return Stream.of("inventory.yml", "inventory", "hosts")
        .filter(name -> Files.exists(cwd.resolve(name)))
        .findFirst()
        .stream()
        .toList();
  }

  private void source(String source) {
    if (source.contains(",")) {
      list(source);
      return;
    }
    var path = cwd.resolve(source);
    if (Files.isDirectory(path)) {
      folders.add(path.toAbsolutePath().normalize());
      texts.filesBelow(path).stream().filter(file -> isInventory(path, file)).forEach(this::file);
    } else if (Files.exists(path)) {
      folders.add(path.toAbsolutePath().normalize().resolveSibling(""));
      file(path);
    } else {
      draft
          .problems()
          .add(
              new Place(new Source("command line", "-i " + source), 1, 4, source.length()),
              "there is no such inventory",
              "for a host of that name write `%s,` with a comma".formatted(source));
    }
  }

  private static boolean isInventory(Path folder, Path file) {
    var first = folder.relativize(file).getName(0).toString();
    return !first.equals("group_vars")
        && !first.equals("host_vars")
        && !first.equals(SecretStore.FILE);
  }

  private void list(String text) {
    var line = new Source("command line", "-i " + text);
    var column = 4;
    for (var part : text.split(",", -1)) {
      var name = part.strip();
      if (!name.isEmpty()) {
        var at = new Place(line, 1, column + part.indexOf(name), name.length());
        for (var host : HostRange.expand(Node.text(at, name), draft.problems())) {
          draft.host(host);
        }
      }
      column += part.length() + 1;
    }
  }

  private void file(Path file) {
    if (DATA.matcher(file.toString()).matches() || !isProgram(file)) {
      texts.read(file).ifPresent(source -> data(file, source));
    } else if (Files.isExecutable(file)) {
      new ProgramForm(draft, programs, file.toAbsolutePath(), texts.name(file)).read();
    } else {
      var name = texts.name(file);
      draft
          .problems()
          .add(
              texts.read(file).orElse(new Source(name, "")).start(),
              "this inventory is a program, but it may not be run",
              "allow it: `chmod +x %s`".formatted(name));
    }
  }

  private void data(Path file, Source source) {
    var before = draft.problems().list().size();
    if (isYaml(source)) {
      texts.yaml(source).ifPresent(new YamlForm(draft)::read);
    } else {
      new IniForm(draft).read(source);
    }
    if (draft.problems().list().size() > before
        && Files.isExecutable(file)
        && !DATA.matcher(source.name()).matches()) {
      draft
          .problems()
          .add(
              source.start(),
              "this file may be run, but its first line doesn't say by what",
              "begin with `#!/usr/bin/env python3` or the like; if it is no program, run `chmod -x %s`"
                  .formatted(source.name()));
    }
  }

  private static boolean isProgram(Path file) {
    try (var stream = Files.newInputStream(file)) {
      var first = stream.readNBytes(BINARY.length);
      return new String(first, StandardCharsets.ISO_8859_1).startsWith("#!")
          || Arrays.equals(first, BINARY);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static boolean isYaml(Source source) {
    if (source.name().matches(".*\\.(yml|yaml|json)")) {
      return true;
    }
    var first =
        source
            .text()
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .findFirst()
            .orElse("");
    return !source.name().endsWith(".ini")
        && (first.equals("---") || first.startsWith("{") || first.matches("[\\w-]+:\\s*(#.*)?"));
  }
}
