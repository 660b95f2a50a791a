package org.mastoplay.template;

import freemarker.core.ArithmeticEngine;
import java.math.BigDecimal;

/** FreeMarker's arithmetic, with numbers of no more digits than anybody needs. */
final class BoundedNumbers extends ArithmeticEngine.BigDecimalEngine {
  private static final int MOST_DIGITS = 1_000;

  @Override
  public Number add(Number first, Number second) {
    return bounded(super.add(first, second));
  }

  @Override
  public Number subtract(Number first, Number second) {
    return bounded(super.subtract(first, second));
  }

  @Override
  public Number multiply(Number first, Number second) {
    return bounded(super.multiply(first, second));
  }

  @Override
  public Number toNumber(String text) {
    return bounded(super.toNumber(text));
  }

  private static Number bounded(Number number) {
    if (number instanceof BigDecimal exact
        && (exact.precision() > MOST_DIGITS || Math.abs((long) exact.scale()) > MOST_DIGITS)) {
      throw new TooMuch("a number of more than %,d digits".formatted(MOST_DIGITS));
    }
    return number;
  }
}
