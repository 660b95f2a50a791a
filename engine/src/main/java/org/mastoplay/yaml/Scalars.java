package org.mastoplay.yaml;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a plain scalar means where nothing declares a type: YAML 1.2's core schema, narrowed to what
 * loses nothing.
 *
 * <p>A text is a number only if the number is written back as the same text, so {@code 3.10},
 * {@code 0644} and {@code 1_000} stay texts.
 */
public final class Scalars {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{0,17}[1-9])?");

  private Scalars() {}

  /** The boolean that a plain {@code true} or {@code false} is. */
  public static Optional<Boolean> flag(Node.Scalar scalar) {
    return switch (scalar.plain() ? scalar.text() : "") {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** The number that a plain scalar is. */
  public static Optional<BigDecimal> number(Node.Scalar scalar) {
    return scalar.plain() && !scalar.text().equals("-0") && NUMBER.matcher(scalar.text()).matches()
        ? Optional.of(new BigDecimal(scalar.text()))
        : Optional.empty();
  }
}
