package org.mastoplay.secret;

import java.util.Objects;
import java.util.Optional;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Fields;
import org.mastoplay.yaml.Node;

/**
 * A secret that a playbook wants to be made once, and kept.
 *
 * @param place of its name
 * @param length in bytes or characters, as its kind counts
 * @param per an expression, for each value of which there is one of its own
 */
public record GeneratedSecret(
    Place place, String name, SecretKind kind, int length, Optional<Node.Scalar> per) {
  private static final String NAME = "[A-Za-z_]\\w*";
  private static final int SHORTEST = 8;
  private static final int LONGEST = 1024;

  public GeneratedSecret {
    Objects.requireNonNull(place, "place is null");
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(kind, "kind is null");
    Objects.requireNonNull(per, "per is null");
  }

  /**
   * Reads what a playbook declares as {@code name: {generate: KIND, …}}.
   *
   * @return nothing if it is no such thing; {@code problems} then tells why
   */
  public static Optional<GeneratedSecret> read(Node.Entry declared, Problems problems) {
    var name = declared.key();
    if (!name.text().matches(NAME)) {
      problems.add(
          name.place(),
          "`%s` can't be the name of a secret".formatted(name.text()),
          "use letters, digits and `_`");
      return Optional.empty();
    }
    if (!(declared.value() instanceof Node.Mapping map)) {
      problems.add(
          declared.value().place(),
          "a secret is declared by a map, but this is " + declared.value().kind(),
          "write `%s: {generate: alphanumeric}`".formatted(name.text()));
      return Optional.empty();
    }
    var fields = new Fields(map, "secret", problems);
    var kind = fields.requiredText("generate").flatMap(it -> kind(it, problems));
    var length = kind.flatMap(it -> length(it, fields, problems));
    var per = fields.text("per");
    if (kind.isEmpty()) {
      fields.value("length");
      fields.value("bytes");
    }
    fields.refuseOthers();
    return kind.flatMap(it ->
        length.map(number -> new GeneratedSecret(name.place(), name.text(), it, number, per)));
  }

  private static Optional<SecretKind> kind(Node.Scalar word, Problems problems) {
    var kind = SecretKind.of(word.text());
    if (kind.isEmpty()) {
      problems.add(
          Problem.unknownWord(word.place(), "kind of secret", word.text(), SecretKind.words()));
    }
    return kind;
  }

  private static Optional<Integer> length(SecretKind kind, Fields fields, Problems problems) {
    if (kind.usualLength().isEmpty()) {
      return Optional.of(0);
    }
    var given = fields.text(kind.lengthWord());
    if (given.isEmpty()) {
      return kind.usualLength();
    }
    var number =
        given
            .map(Node.Scalar::text)
            .filter(it -> it.matches("\\d{1,4}"))
            .map(Integer::valueOf)
            .filter(it -> it >= SHORTEST && it <= LONGEST);
    if (number.isEmpty()) {
      problems.add(
          given.get().place(),
          "`%s` must be a number from %d to %d".formatted(kind.lengthWord(), SHORTEST, LONGEST),
          "leave it out for %d".formatted(kind.usualLength().get()));
    }
    return number;
  }
}
