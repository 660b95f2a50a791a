package org.mastoplay.module;

import java.util.regex.Pattern;

/**
 * The permission bits of a file.
 *
 * @param bits the lower twelve bits of {@code st_mode}
 */
@Doc("file mode")
public record Mode(int bits) {
  private static final Pattern OCTAL = Pattern.compile("(0o|0)?([0-7]{3,4})");
  private static final Pattern CLAUSE = Pattern.compile("([ugoa]+)=([rwxst]*)");

  public Mode {
    if (bits < 0 || bits > 07777) {
      throw new IllegalArgumentException("file modes have at most four octal digits");
    }
  }

  /**
   * Reads {@code 0644}, {@code 644}, {@code 0o644} or {@code u=rw,go=r}; never a decimal number.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  public static Mode parse(String text) {
    var octal = OCTAL.matcher(text);
    if (octal.matches()) {
      return new Mode(Integer.parseInt(octal.group(2), 8));
    }
    var bits = 0;
    for (var clause : text.split(",", -1)) {
      var matcher = CLAUSE.matcher(clause);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "`%s` is not a file mode: write three or four octal digits such as 0644, or u=rw,go=r"
                .formatted(text));
      }
      bits |= bitsOf(matcher.group(1), matcher.group(2));
    }
    return new Mode(bits);
  }

  private static int bitsOf(String who, String what) {
    var rwx =
        (what.contains("r") ? 4 : 0) | (what.contains("w") ? 2 : 0) | (what.contains("x") ? 1 : 0);
    var all = who.contains("a");
    var user = all || who.contains("u");
    var group = all || who.contains("g");
    return (user ? rwx << 6 : 0)
        | (group ? rwx << 3 : 0)
        | (all || who.contains("o") ? rwx : 0)
        | (what.contains("s") ? (user ? 04000 : 0) | (group ? 02000 : 0) : 0)
        | (what.contains("t") ? 01000 : 0);
  }

  /** Whether only owner and group may read it. */
  public boolean isPrivate() {
    return (bits & 0004) == 0;
  }

  /** Four octal digits, as {@code chmod} takes them. */
  @Override
  public String toString() {
    return "%04o".formatted(bits);
  }
}
