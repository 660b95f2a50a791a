package org.mastoplay.module;

import java.util.List;

/**
 * What a change touches, so that the engine knows which other observations stay true, and so that a
 * dry run knows what later tasks will find.
 */
public sealed interface Touch {
  /** What is known of the host after the change. */
  List<Becomes<?>> known();

  /** It touches these things and no others. */
  record Only(List<Becomes<?>> known) implements Touch {
    public Only {
      known = List.copyOf(known);
    }
  }

  /** It may touch anything; of some things it is known what they become. */
  record Anything(List<Becomes<?>> known) implements Touch {
    public Anything {
      known = List.copyOf(known);
    }
  }

  /** What the answer to a query will be. */
  record Becomes<T>(Query<T> query, T state) {}

  static Touch only(Becomes<?>... known) {
    return new Only(List.of(known));
  }

  static Touch anything(Becomes<?>... known) {
    return new Anything(List.of(known));
  }

  static <T> Becomes<T> becomes(Query<T> query, T state) {
    return new Becomes<>(query, state);
  }
}
