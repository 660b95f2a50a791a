package org.mastoplay.module;

import java.util.OptionalInt;

/** A group of accounts. */
public sealed interface GroupState {
  /** There is no such group. */
  record Absent() implements GroupState {}

  /** A group that exists; its number is unknown only where a dry run lays it over what was seen. */
  record Present(OptionalInt gid) implements GroupState {}
}
