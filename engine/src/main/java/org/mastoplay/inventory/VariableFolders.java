package org.mastoplay.inventory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mastoplay.yaml.Node;

/**
 * The {@code group_vars} and {@code host_vars} of one folder.
 *
 * <p>Below them, a group's or host's variables stand in a file of its name, with {@code .yml},
 * {@code .yaml}, {@code .json} or nothing behind it, or in the files of a folder of its name.
 */
record VariableFolders(Path folder, Texts texts) {
  Map<String, Node> ofGroup(String name) {
    return of("group_vars", name);
  }

  Map<String, Node> ofHost(String name) {
    return of("host_vars", name);
  }

  private Map<String, Node> of(String kind, String name) {
    var variables = new LinkedHashMap<String, Node>();
    if (name.contains("/") || name.contains("\0") || name.startsWith(".")) {
      return variables;
    }
    var base = folder.resolve(kind);
    for (var candidate : List.of(name, name + ".yml", name + ".yaml", name + ".json")) {
      var path = base.resolve(candidate);
      if (Files.isDirectory(path)) {
        texts.filesBelow(path).forEach(file -> read(file, variables));
      } else if (Files.isRegularFile(path)) {
        read(path, variables);
      }
    }
    return variables;
  }

  private void read(Path file, Map<String, Node> into) {
    texts.read(file).flatMap(texts::yaml).ifPresent(node -> take(node, into));
  }

  private void take(Node node, Map<String, Node> into) {
    switch (node) {
      case Node.Mapping map -> map.entries().forEach(it -> into.put(it.key().text(), it.value()));
      case Node.Scalar scalar when scalar.isNull() -> {}
      case Node other ->
          texts
              .problems()
              .add(
                  other.place(),
                  "variables are a map, but this is " + other.kind(),
                  "write `name: value`");
    }
  }
}
