package org.mastoplay.module;

import java.util.List;

/**
 * What a change touches, so that the engine knows which other observations stay true, and so that a
 * dry run knows what later tasks will find.
 */
public sealed interface Touch {
  /** What is known of the host after the change. */
  List<Becomes<?>> known();

  /** Folders in which nobody knows before what the change does: a work tree, say. */
  List<RemotePath> stirred();

  /** This, and whatever lies below some folders. */
  Touch stirring(RemotePath... folders);

  /** It touches these things, what lies below the stirred folders, and nothing else. */
  record Only(List<Becomes<?>> known, List<RemotePath> stirred) implements Touch {
    public Only {
      known = List.copyOf(known);
      stirred = List.copyOf(stirred);
    }

    public Only(List<Becomes<?>> known) {
      this(known, List.of());
    }

    @Override
    public Touch stirring(RemotePath... folders) {
      return new Only(known, List.of(folders));
    }
  }

  /** It may touch anything; of some things it is known what they become. */
  record Anything(List<Becomes<?>> known, List<RemotePath> stirred) implements Touch {
    public Anything {
      known = List.copyOf(known);
      stirred = List.copyOf(stirred);
    }

    public Anything(List<Becomes<?>> known) {
      this(known, List.of());
    }

    @Override
    public Touch stirring(RemotePath... folders) {
      return new Anything(known, List.of(folders));
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
