package org.mastoplay.modules;

import java.util.Locale;
import java.util.regex.Pattern;
import org.mastoplay.module.Doc;

/** An amount of memory or disk, as people write it. */
@Doc("size such as 512M or 2G")
record MemorySize(long mebibytes) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*([MGT])(i?B)?");
  private static final long STEP = 1024;

  /**
   * Reads a size; the letters mean powers of 1024, as the tools of Linux have it.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static MemorySize parse(String text) {
    var read = FORM.matcher(text.strip().toUpperCase(Locale.ROOT).replace("IB", "iB"));
    if (!read.matches() || Long.parseLong(read.group(1)) == 0) {
      throw new IllegalArgumentException(
          "`%s` is not a size: write one such as 512M or 2G".formatted(text));
    }
    var number = Long.parseLong(read.group(1));
    return new MemorySize(
        switch (read.group(2)) {
          case "G" -> number * STEP;
          case "T" -> number * STEP * STEP;
          default -> number;
        });
  }

  @Override
  public String toString() {
    return mebibytes < STEP
        ? mebibytes + " MiB"
        : String.format(Locale.ROOT, "%.1f GiB", (double) mebibytes / STEP).replace(".0 ", " ");
  }
}
