package org.mastoplay.cli.render;

import org.mastoplay.event.Events;

/** Shows events as they come; closed when the run is over, or is broken off. */
public interface Renderer extends Events, AutoCloseable {
  @Override
  void close();
}
