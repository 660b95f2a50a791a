package org.mastoplay.event;

import java.util.Optional;
import org.mastoplay.text.Place;

/**
 * A task of a run, as events name it.
 *
 * @param name rendered for the host
 * @param item the label of the loop's item, if the task is repeated
 * @param handler whether it is a handler
 * @param delegate the other host on which it is done, if it is delegated
 */
public record TaskRef(
    String name,
    String module,
    Place place,
    Optional<String> item,
    boolean handler,
    Optional<String> delegate) {
  /** A task that is done on the host itself. */
  public TaskRef(String name, String module, Place place, Optional<String> item, boolean handler) {
    this(name, module, place, item, handler, Optional.empty());
  }

  /** The same task, done on another host. */
  public TaskRef on(Optional<String> otherHost) {
    return new TaskRef(name, module, place, item, handler, otherHost);
  }

  /** Name and item, as a person reads them. */
  public String title() {
    return item.map(label -> name + " [" + label + "]").orElse(name);
  }

  /** Name and place, by which a person finds the task. */
  public String reference() {
    return "\"%s\" (%s)".formatted(title(), place.shortForm());
  }
}
