package org.mastoplay.plan;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mastoplay.module.Content;
import org.mastoplay.module.LocalTree;
import org.mastoplay.template.Includes;
import org.mastoplay.template.TemplateFile;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.PathName;
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
  private final Map<Path, TemplateFile> templates = new ConcurrentHashMap<>();
  private final Map<Path, LocalTree> trees = new ConcurrentHashMap<>();

  /**
   * @param folder the playbook's
   */
  ControllerFiles(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
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
   * A file, or a folder with all that is in it.
   *
   * @throws MistakesFound if there is nothing of that name, or if it is none of the playbook's
   */
  LocalTree tree(Node.Scalar name, String kind) {
    var path = find(name, kind, Files::exists);
    var tree = trees.computeIfAbsent(path, it -> new TreeReader(name).read(it));
    // The same folder may be named with a slash at its end and without.
    return new LocalTree(name.text(), tree.isFolder(), tree.entries());
  }

  /**
   * A template, which may include the files of its own folder and below.
   *
   * @throws MistakesFound if it can't be read, or isn't text
   */
  TemplateFile template(Node.Scalar name) {
    return templates.computeIfAbsent(
        find(name, "templates"),
        path -> new TemplateFile(text(path, name), Includes.below(path.resolveSibling(""))));
  }

  /** A file as text, under the name by which a person finds it. */
  private Source text(Path path, Node.Scalar name) {
    var text =
        read.computeIfAbsent(path, it -> load(it, name))
            .text()
            .orElseThrow(() ->
                mistake(name, path + " is not text in UTF-8", "a template must be saved as UTF-8"));
    return new Source(PathName.of(path), text);
  }

  /**
   * Where a task may write: below the playbook's folder.
   *
   * @throws MistakesFound if it lies elsewhere, or a link leads there
   */
  Path destination(Node.Scalar name) {
    var path = folder.resolve(asPath(name)).normalize();
    if (!path.startsWith(folder)) {
      throw mistake(
          name,
          "`%s` lies outside of the playbook's folder".formatted(name.text()),
          "a playbook writes nowhere else on this machine: name a folder below " + folder);
    }
    var there = folder;
    for (var part : folder.relativize(path)) {
      if (Files.exists(there.resolve(part), LinkOption.NOFOLLOW_LINKS)) {
        there = there.resolve(part);
      } else {
        break;
      }
    }
    try {
      if (there.toRealPath().startsWith(folder.toRealPath())) {
        return path;
      }
    } catch (IOException unreadable) {
      throw unreadable(there, name);
    }
    throw mistake(
        name,
        "`%s` is a link that leads out of the playbook's folder".formatted(name.text()),
        "put a folder in its stead");
  }

  private Path find(Node.Scalar name, String kind) {
    return find(name, kind, Files::isRegularFile);
  }

  private Path find(Node.Scalar name, String kind, Predicate<Path> fits) {
    var candidates = candidates(name, kind);
    var found =
        candidates.stream()
            .filter(fits)
            .findFirst()
            .orElseThrow(() ->
                mistake(
                    name,
                    "there is no file `%s`".formatted(name.text()),
                    candidates.stream()
                        .map(PathName::of)
                        .collect(Collectors.joining(", ", "looked for ", ""))));
    refuseLinkOutside(found, name, kind);
    return found;
  }

  private void refuseLinkOutside(Path found, Node.Scalar name, String kind) {
    try {
      var real = found.toRealPath();
      var beside = folder.resolveSibling(kind);
      if (real.startsWith(folder.toRealPath())
          || (Files.exists(beside) && real.startsWith(beside.toRealPath()))) {
        return;
      }
    } catch (IOException unreadable) {
      throw unreadable(found, name);
    }
    throw mistake(
        name,
        "`%s` is a link that leads out of the playbook's folder".formatted(name.text()),
        "put a copy of the file in its stead");
  }

  private List<Path> candidates(Node.Scalar name, String kind) {
    var beside = folder.resolveSibling(kind);
    var candidates = ImmutableList.<Path>builder();
    for (var base : List.of(folder.resolve(kind), folder, beside)) {
      var path = base.resolve(asPath(name)).normalize();
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
              .formatted(PathName.of(folder.resolve(kind))));
    }
    return allowed;
  }

  private static Path asPath(Node.Scalar name) {
    try {
      return Path.of(name.text());
    } catch (InvalidPathException impossible) {
      throw mistake(name, "this can't be the name of a file", "name a file");
    }
  }

  private static Content load(Path path, Node.Scalar name) {
    try {
      return Content.of(Files.readAllBytes(path));
    } catch (IOException unreadable) {
      throw unreadable(path, name);
    }
  }

  static MistakesFound unreadable(Path path, Node.Scalar name) {
    return mistake(name, "%s can't be read".formatted(path), "check its owner and mode with ls -l");
  }

  static MistakesFound mistake(Node.Scalar name, String message, String remedy) {
    return new MistakesFound(Problem.at(name.place(), message, remedy));
  }
}
