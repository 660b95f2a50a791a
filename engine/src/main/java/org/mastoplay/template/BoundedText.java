package org.mastoplay.template;

import java.io.Writer;

/** Collects a template's output up to a limit. */
final class BoundedText extends Writer {
  private final StringBuilder text = new StringBuilder();
  private final int limit;

  BoundedText(int limit) {
    this.limit = limit;
  }

  @Override
  public void write(char[] characters, int offset, int length) {
    if (text.length() + length > limit) {
      throw new TooMuch("more than %,d characters".formatted(limit));
    }
    text.append(characters, offset, length);
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
