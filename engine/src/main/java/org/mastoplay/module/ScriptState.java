package org.mastoplay.module;

import java.util.Optional;

/** What a script answered. */
public sealed interface ScriptState {
  /** It ran. */
  record Ran(int status, String out, String err) implements ScriptState {
    public boolean succeeded() {
      return status == 0;
    }
  }

  /** It could not run, since a command that it needs, or the account that runs it, is not there. */
  record Unavailable(String command) implements ScriptState {}

  /** What it printed, if it ran and succeeded. */
  default Optional<String> output() {
    return this instanceof Ran ran && ran.succeeded() ? Optional.of(ran.out()) : Optional.empty();
  }
}
