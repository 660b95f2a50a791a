package org.mastoplay.plan;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mastoplay.module.Content;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/**
 * The files on the controller that a playbook may read: those below its own folder, and those in a
 * folder {@code templates} or {@code files} beside that. Each is read once.
 */
final class ControllerFiles {
  private final Path folder;
  private final Map<Path, Content> read = new ConcurrentHashMap<>();

  /**
   * @param folder the playbook's
   */
  ControllerFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * The bytes of a file.
   *
   * @param kind {@code files} or {@code templates}, the folder in which to look first
   * @throws MistakesFound if there is no such file, or if it is none of the playbook's
   */
  Content read(Node.Scalar name, String kind) {
    return read.computeIfAbsent(find(name, kind), path -> load(path, name));
  }

  /**
   * A file as text, under the name by which a person finds it.
   *
   * @throws MistakesFound if it can't be read, or isn't text
   */
  Source text(Node.Scalar name, String kind) {
    var path = find(name, kind);
    var text =
        read(name, kind)
            .text()
            .orElseThrow(() ->
                mistake(name, path + " is not text in UTF-8", "a template must be saved as UTF-8"));
    return new Source(shown(path), text);
  }

  private Path find(Node.Scalar name, String kind) {
    var candidates = candidates(name, kind);
    return candidates.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() ->
            mistake(
                name,
                "there is no file `%s`".formatted(name.text()),
                candidates.stream()
                    .map(ControllerFiles::shown)
                    .collect(java.util.stream.Collectors.joining(", ", "looked for ", ""))));
  }

  private List<Path> candidates(Node.Scalar name, String kind) {
    var beside = folder.resolveSibling(kind);
    var candidates = ImmutableList.<Path>builder();
    for (var base : List.of(folder.resolve(kind), folder, beside)) {
      var path = base.resolve(name.text()).normalize();
      if (path.startsWith(folder) || path.startsWith(beside)) {
        candidates.add(path);
      }
    }
    var allowed = candidates.build();
    if (allowed.isEmpty()) {
      throw mistake(
          name,
          "`%s` lies outside of the playbook's folder".formatted(name.text()),
          "put the file into %s and name it without its folder"
              .formatted(shown(folder.resolve(kind))));
    }
    return allowed;
  }

  private static Content load(Path path, Node.Scalar name) {
    try {
      return Content.of(Files.readAllBytes(path));
    } catch (IOException unreadable) {
      throw mistake(
          name, "%s can't be read".formatted(path), "check its owner and mode with ls -l");
    }
  }

  /** Below the working folder, a relative path is shorter to read. */
  private static String shown(Path path) {
    var here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
  }

  private static MistakesFound mistake(Node.Scalar name, String message, String remedy) {
    return new MistakesFound(Problem.at(name.place(), message, remedy));
  }
}
