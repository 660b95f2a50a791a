package org.mastoplay.template;

import java.io.Writer;
import java.util.function.Predicate;

/** Collects a template's output up to a limit, and has its secrets followed. */
final class BoundedText extends Writer {
  private final StringBuilder text = new StringBuilder();
  private final int limit;
  private final Taint taint;
  private final Predicate<String> authored;

  BoundedText(int limit, Taint taint, Predicate<String> authored) {
    this.limit = limit;
    this.taint = taint;
    this.authored = authored;
  }

  @Override
  public void write(char[] characters, int offset, int length) {
    if (text.length() + length > limit) {
      throw new TooMuch("more than %,d characters".formatted(limit));
    }
    text.append(characters, offset, length);
    if (taint.isAwake()) {
      taint.make(new String(characters, offset, length), authored);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return text.toString();
  }
}
