package org.mastoplay.template;

import java.util.Locale;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Suggestion;
import org.mastoplay.yaml.Node;

/** Words for what a template reads and nobody defines. */
final class Missing {
  private Missing() {}

  static Problem variable(Place place, String name, Variables variables) {
    var remedy =
        Suggestion.nearest(name, variables.names())
            .map("did you mean `%s`?"::formatted)
            .or(() ->
                Suggestion.nearest(name, Functions.NAMES)
                    .map("did you mean the function `%s(…)`?"::formatted))
            .orElse(
                name.equals(name.toUpperCase(Locale.ROOT))
                    ? "for a variable of the shell write `$%s`".formatted(name)
                    : "define it under `vars`, or write `%s!'default'`".formatted(name));
    return Problem.at(place, "undefined variable `%s`".formatted(name), remedy);
  }

  /**
   * What a map lacks.
   *
   * @param of the map, as it is written
   */
  static Problem key(Place place, String of, String key, Node.Mapping map) {
    return Problem.at(
        place,
        "`%s` has no `%s`".formatted(of, key),
        map.entries().isEmpty() ? "it is empty" : Suggestion.among(key, map.keys().toList()));
  }

  static Problem file(Place place) {
    return Problem.at(
        place, "there is no such file in the template's folder", "write its path from there");
  }
}
