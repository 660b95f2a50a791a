package org.mastoplay.play;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mastoplay.text.PathName;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.text.Suggestion;
import org.mastoplay.yaml.Decryptor;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.YamlReader;

/** Finds and reads the files that a playbook names; each reusable playbook once. */
final class PlaybookLibrary {
  private static final Pattern WORD = Pattern.compile("\\w[\\w.-]*(/\\w[\\w.-]*)*");
  private static final String IN_FOLDER = "playbook.yml";

  private final Set<String> modules;
  private final Decryptor decryptor;
  private final Problems problems;
  private final Map<Path, Optional<Reusable>> known = new HashMap<>();

  PlaybookLibrary(Set<String> modules, Decryptor decryptor, Problems problems) {
    this.modules = modules;
    this.decryptor = decryptor;
    this.problems = problems;
  }

  /** A file that was found, and what is written in it. */
  private record Found(Path path, Source source, Node root) {}

  /** The playbook that a task uses by this word. */
  Optional<Reusable> reusable(Node.Scalar word, Reached here) {
    if (!WORD.matcher(word.text()).matches()) {
      problems.add(
          word.place(),
          "`%s` can't be the name of a playbook".formatted(word.text()),
          "write the name of a file without .yml, or of a folder with a %s".formatted(IN_FOLDER));
      return Optional.empty();
    }
    var file = find(word, here);
    if (file.isEmpty()) {
      problems.add(
          word.place(),
          "there is no playbook `%s`".formatted(word.text()),
          Suggestion.nearest(word.text(), neighbours(here))
              .map("did you mean `%s`?"::formatted)
              .orElseGet(() ->
                  "looked for %s"
                      .formatted(PathName.of(here.folder().resolve(word.text() + ".yml")))));
      return Optional.empty();
    }
    var path = file.get();
    if (isUnderWay(word, path, here)) {
      return Optional.empty();
    }
    if (!known.containsKey(path)) {
      var step = "%s (use: %s)".formatted(word.place().shortForm(), word.text());
      known.put(path, through(word, step, inner -> inner.reusable(path, here.next(path))));
    }
    return known.get(path);
  }

  /** The tasks in a file. */
  List<Item> tasks(Node.Scalar name, Reached here) {
    return inFile(name, here, "tasks", (inner, found) -> inner.items(found, here.next(found.path)))
        .orElse(List.of());
  }

  /** The plays in a file. */
  List<Play> plays(Node.Scalar name, Reached here) {
    return inFile(
            name,
            here,
            "plays",
            (inner, found) ->
                new PlaybookReader(modules, decryptor)
                    .plays(found.root, found.source, here.next(found.path), inner, inner.problems))
        .orElse(List.of());
  }

  private interface Reading<T> {
    Optional<T> read(PlaybookLibrary inner, Found found);
  }

  private <T> Optional<T> inFile(Node.Scalar name, Reached here, String what, Reading<T> reading) {
    var path = below(name, here);
    if (path.isEmpty() || isUnderWay(name, path.get(), here)) {
      return Optional.empty();
    }
    var step = "%s (%s of %s)".formatted(name.place().shortForm(), what, name.text());
    return through(
        name,
        step,
        inner -> inner.load(name, path.get()).flatMap(found -> reading.read(inner, found)));
  }

  /** Reads with a trail: whatever is wrong is told with how it was reached. */
  private <T> Optional<T> through(
      Node.Scalar name, String step, Function<PlaybookLibrary, Optional<T>> reading) {
    var inner = new Problems();
    var library = new PlaybookLibrary(modules, decryptor, inner);
    library.known.putAll(known);
    var read = reading.apply(library);
    known.putAll(library.known);
    for (var problem : inner.list()) {
      problems.add(
          problem.place().source().equals(name.place().source())
              ? problem
              : problem.reachedFrom(step));
    }
    return read;
  }

  private Optional<Reusable> reusable(Path path, Reached there) {
    var name = Node.text(new Source(PathName.of(path), "").start(), PathName.of(path));
    return load(name, path)
        .flatMap(found ->
            new ReusableReader(modules, this, problems)
                .read(found.root, found.source, nameOf(path), there));
  }

  private Optional<List<Item>> items(Found found, Reached there) {
    return switch (found.root) {
      case Node.Sequence list ->
          Optional.of(new ItemReader(modules, this, there, problems).items(list.items()));
      case Node.Scalar scalar when scalar.isNull() -> Optional.of(List.of());
      case Node other -> {
        problems.add(
            other.place(), "a file of tasks is a list, but this is " + other.kind(), "write `- …`");
        yield Optional.empty();
      }
    };
  }

  private boolean isUnderWay(Node.Scalar word, Path path, Reached here) {
    if (!here.way().contains(path)) {
      return false;
    }
    var circle =
        Stream.concat(here.way().stream().dropWhile(it -> !it.equals(path)), Stream.of(path))
            .map(PathName::of)
            .collect(Collectors.joining(" → "));
    problems.add(
        word.place(),
        "`%s` takes in itself: %s".formatted(word.text(), circle),
        "break the circle");
    return true;
  }

  private static Optional<Path> find(Node.Scalar word, Reached here) {
    return Stream.of(here.folder(), here.root())
        .flatMap(folder ->
            Stream.of(word.text() + ".yml", word.text() + ".yaml", word.text() + "/" + IN_FOLDER)
                .map(folder::resolve))
        .map(Path::normalize)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static Set<String> neighbours(Reached here) {
    var names = new LinkedHashSet<String>();
    for (var folder : List.of(here.folder(), here.root())) {
      try (var files = Files.newDirectoryStream(folder)) {
        files.forEach(file -> names.add(nameOf(file)));
      } catch (IOException unreadable) {
        // Then there is nothing to suggest.
      }
    }
    return names;
  }

  private Optional<Path> below(Node.Scalar name, Reached here) {
    try {
      var path = here.folder().resolve(name.text()).normalize();
      if (name.text().contains("${")) {
        problems.add(
            name.place(),
            "the name of a file that is read beforehand can't hold `${…}`",
            "name each file, with `when` beside it");
      } else if (!path.startsWith(here.root())) {
        problems.add(
            name.place(),
            "`%s` lies outside of the playbook's folder".formatted(name.text()),
            "put it below %s".formatted(PathName.of(here.root())));
      } else if (!Files.isRegularFile(path)) {
        problems.add(
            name.place(),
            "there is no file `%s`".formatted(name.text()),
            "looked for %s".formatted(PathName.of(path)));
      } else {
        return Optional.of(path);
      }
    } catch (InvalidPathException impossible) {
      problems.add(name.place(), "this can't be the name of a file", "name a file");
    }
    return Optional.empty();
  }

  private Optional<Found> load(Node.Scalar name, Path path) {
    try {
      var source = new Source(PathName.of(path), Files.readString(path));
      var root = YamlReader.read(source, decryptor, problems);
      root.ifPresent(node -> new Jinja(problems).refuse(node));
      return root.map(node -> new Found(path, source, node));
    } catch (IOException unreadable) {
      problems.add(
          Problem.at(
              name.place(),
              "%s can't be read".formatted(PathName.of(path)),
              "see with ls -l who may; it must be text in UTF-8"));
      return Optional.empty();
    }
  }

  private static String nameOf(Path file) {
    var name = String.valueOf(file.getFileName());
    return name.equals(IN_FOLDER)
        ? String.valueOf(file.resolveSibling("").getFileName())
        : name.replaceFirst("\\.ya?ml$", "");
  }
}
