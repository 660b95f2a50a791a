package org.mastoplay.plan;

import org.mastoplay.module.Value;
import org.mastoplay.text.Place;
import org.mastoplay.yaml.Node;

/** What modules tell, as variables hold it. */
final class Values {
  private Values() {}

  /**
   * A value as data, in which nothing is evaluated.
   *
   * @param place where the task is written that tells it
   */
  static Node node(Place place, Value value) {
    return switch (value) {
      case Value.Text it -> Node.text(place, it.text());
      case Value.Hidden it -> Node.secret(place, it.text().reveal());
      case Value.Numeric it -> Node.plain(place, it.digits());
      case Value.Flag it -> Node.plain(place, Boolean.toString(it.holds()));
      case Value.Nothing _ -> Node.plain(place, "null");
      case Value.Items it ->
          new Node.Sequence(place, it.items().stream().map(item -> node(place, item)).toList());
      case Value.Fields it ->
          new Node.Mapping(
              place,
              it.byName().entrySet().stream()
                  .map(field ->
                      new Node.Entry(
                          Node.text(place, field.getKey()), node(place, field.getValue())))
                  .toList());
    };
  }
}
