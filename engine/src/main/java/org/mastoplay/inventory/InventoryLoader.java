package org.mastoplay.inventory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mastoplay.secret.SecretStore;
import org.mastoplay.secret.VariableFiles;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/** Finds the inventories that were asked for, and reads each in its form. */
final class InventoryLoader {
  private final Path cwd;
  private final Draft draft;
  private final Texts texts;
  private final Set<Path> folders = new LinkedHashSet<>();

  InventoryLoader(Path cwd, VariableFiles files, Problems problems) {
    this.cwd = cwd;
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
    texts
        .read(file)
        .ifPresent(source -> {
          if (source.text().startsWith("#!")) {
            draft
                .problems()
                .add(
                    source.start(),
                    "an inventory that is a program is not supported yet",
                    "write its hosts into a file");
          } else if (isYaml(source)) {
            texts.yaml(source).ifPresent(new YamlForm(draft)::read);
          } else {
            new IniForm(draft).read(source);
          }
        });
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
