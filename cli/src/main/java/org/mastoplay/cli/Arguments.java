package org.mastoplay.cli;

import java.util.stream.Stream;

/** Some of what can be said to a command: a single argument, or those that belong together. */
interface Arguments {
  Stream<Argument<?>> all();
}
