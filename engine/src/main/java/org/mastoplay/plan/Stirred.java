package org.mastoplay.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.mastoplay.module.Query;
import org.mastoplay.module.RemotePath;

/** Which foretold changes put in doubt what was seen of a host. */
final class Stirred {
  private final SequencedMap<RemotePath, String> folders = new LinkedHashMap<>();
  private final SequencedMap<RemotePath, String> files = new LinkedHashMap<>();

  /** Whatever lies below a folder may be another after a task. */
  void folder(RemotePath path, String task) {
    folders.putLast(path, task);
  }

  /** A file is written by a task: of what that file becomes there is no doubt. */
  void file(RemotePath path, String task) {
    files.putLast(path, task);
  }

  /** The task after which the answer to a query may be another than the one that was seen. */
  Optional<String> doubtOf(Query<?> query) {
    return switch (query) {
      case Query.OfFile it -> last(folders, it.path()::isIn);
      case Query.OfScript it ->
          last(folders, path -> rests(it, path)).or(() -> last(files, path -> isPart(it, path)));
      default -> Optional.empty();
    };
  }

  /** Whether the answer of a script rests on something in a folder. */
  static boolean rests(Query.OfScript query, RemotePath folder) {
    return isWhole(query, folder) || isPart(query, folder);
  }

  private static boolean isWhole(Query.OfScript query, RemotePath folder) {
    return query.script().about().stream().anyMatch(part -> part.isIn(folder));
  }

  private static boolean isPart(Query.OfScript query, RemotePath path) {
    return query.script().about().stream().anyMatch(path::isIn);
  }

  private static Optional<String> last(Map<RemotePath, String> tasks, Predicate<RemotePath> test) {
    return tasks.entrySet().stream()
        .filter(it -> test.test(it.getKey()))
        .map(Map.Entry::getValue)
        .reduce((_, later) -> later);
  }
}
