package org.mastoplay.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Query;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Touch;

/** What one identity has seen of one host and what of that is still true; used by one thread. */
public final class Snapshot implements Answers {
  private static final RemotePath UNIT_FILES = new RemotePath("/etc/systemd");

  private final Map<Query<?>, Object> answers = new HashMap<>();

  @Override
  public Optional<Object> to(Query<?> query) {
    return Optional.ofNullable(answers.get(query)).or(() -> answerToMore(query));
  }

  /** The same as it is now. */
  public Snapshot copy() {
    var copy = new Snapshot();
    copy.learn(answers);
    return copy;
  }

  /** Remembers what was seen. */
  public void learn(Map<Query<?>, Object> seen) {
    answers.putAll(seen);
  }

  /** Forgets whatever a change may have made untrue. */
  public void forget(Touch touch) {
    switch (touch) {
      case Touch.Anything _ -> answers.clear();
      case Touch.Only only -> {
        only.known().forEach(becomes -> forget(becomes.query()));
        only.stirred().forEach(folder -> forget(new Query.OfFile(folder, Query.Depth.CONTENT)));
      }
    }
  }

  private void forget(Query<?> changed) {
    answers.keySet().removeIf(old -> touches(changed, old));
  }

  /** Whoever asked for more has been told this as well. */
  private Optional<Object> answerToMore(Query<?> query) {
    return switch (query) {
      case Query.OfFile file -> deeper(file);
      case Query.OfPackage it ->
          Optional.ofNullable(answers.get(new Query.OfPackage(it.name(), true)));
      default -> Optional.empty();
    };
  }

  private Optional<Object> deeper(Query.OfFile file) {
    for (var depth : Query.Depth.values()) {
      if (depth.compareTo(file.depth()) > 0) {
        var answer = answers.get(new Query.OfFile(file.path(), depth));
        if (answer != null) {
          return Optional.of(answer);
        }
      }
    }
    return Optional.empty();
  }

  /** Scripts may read anything; units are read from files; an account comes with a home. */
  private static boolean touches(Query<?> changed, Query<?> old) {
    if (changed.equals(old) || old instanceof Query.OfScript) {
      return true;
    }
    return switch (changed) {
      case Query.OfFile file ->
          switch (old) {
            case Query.OfFile other ->
                other.path().isIn(file.path()) || other.path().equals(file.path().parent());
            case Query.OfUnit _ -> file.path().isIn(UNIT_FILES);
            default -> false;
          };
      case Query.OfAccount _ -> old instanceof Query.OfAccount || old instanceof Query.OfGroup;
      case Query.OfGroup _ -> old instanceof Query.OfAccount;
      case Query.OfUnit _ -> old instanceof Query.OfUnit;
      case Query.OfPackage _ -> true;
      case Query.OfScript _, Query.OfLocalFile _ -> false;
    };
  }
}
