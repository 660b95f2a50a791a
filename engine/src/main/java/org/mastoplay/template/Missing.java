package org.mastoplay.template;

import com.google.common.collect.Sets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Suggestion;
import org.mastoplay.yaml.Node;

/** Words for what a template reads and nobody defines. */
final class Missing {
  /** Short words that many a name resembles. */
  private static final Set<String> NEVER_MEANT = Set.of("omit");

  private Missing() {}

  static Problem variable(Place place, String name, Variables variables) {
    var remedy =
        known(name, variables)
            .or(() ->
                Suggestion.nearest(name, Sets.difference(variables.names(), NEVER_MEANT))
                    .map("did you mean `%s`?"::formatted))
            .or(() ->
                Suggestion.nearest(name, Functions.NAMES)
                    .map("did you mean the function `%s(…)`?"::formatted))
            .orElse(
                name.equals(name.toUpperCase(Locale.ROOT))
                    ? "for a variable of the shell write `$%s`".formatted(name)
                    : "define it under `vars`, or write `%s!'default'`".formatted(name));
    return Problem.at(place, "undefined variable `%s`".formatted(name), remedy);
  }

  /** What Ansible knows under another name, or mastoplay in other places only. */
  private static Optional<String> known(String name, Variables variables) {
    if (name.equals("item")) {
      return Optional.of("it is there in a `loop`");
    }
    if (name.startsWith("ansible_failed_")) {
      return Optional.of("it is there in `rescue`");
    }
    if (!name.startsWith("ansible_") || !variables.names().contains("facts")) {
      return Optional.empty();
    }
    var fact = name.substring("ansible_".length());
    return variables
        .get("facts")
        .map(facts ->
            facts instanceof Node.Mapping map && map.get(fact).isPresent()
                ? "write `facts.%s`".formatted(fact)
                : "facts are below `facts`, such as `facts.distribution`");
  }

  /**
   * What a map lacks.
   *
   * @param of the map, as it is written
   */
  static Problem key(Place place, String of, String key, Node.Mapping map) {
    var skipped =
        map.get("skipped")
            .filter(it -> it instanceof Node.Scalar flag && flag.text().equals("true"));
    if (skipped.isPresent() && map.get("changed").isPresent()) {
      return Problem.at(
          place,
          "`%s` has no `%s`, since its task is skipped".formatted(of, key),
          "write `(%s.%s)!''`".formatted(of, key));
    }
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
