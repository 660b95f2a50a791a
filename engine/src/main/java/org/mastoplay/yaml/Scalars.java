package org.mastoplay.yaml;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mastoplay.text.Place;

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

  /**
   * The place of a part of a scalar's text in the file, through quotes, indentation and folded
   * lines; the scalar's own place if its text was not written as such.
   *
   * @param offset of the part in the scalar's text, in characters
   * @param length of the part
   */
  public static Place placeWithin(Node.Scalar scalar, int offset, int length) {
    return new WrittenText(scalar).place(offset, length);
  }
}
