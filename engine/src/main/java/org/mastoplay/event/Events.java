package org.mastoplay.event;

/** Where events go; called from many threads at once. */
@FunctionalInterface
public interface Events {
  void emit(Event event);
}
