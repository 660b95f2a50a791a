package org.mastoplay.event;

import java.util.Optional;
import org.mastoplay.text.Place;

/**
 * A task of a run, as events name it.
 *
 * @param name rendered for the host
 * @param item the label of the loop's item, if the task is repeated
 * @param handler whether it is a handler
 */
public record TaskRef(
    String name, String module, Place place, Optional<String> item, boolean handler) {
  /** Name and item, as a person reads them. */
  public String title() {
    return item.map(label -> name + " [" + label + "]").orElse(name);
  }

  /** Name and place, by which a person finds the task. */
  public String reference() {
    return "\"%s\" (%s)".formatted(title(), place.shortForm());
  }
}
