package org.mastoplay.modules;

import java.util.regex.Pattern;
import org.mastoplay.module.Doc;

/** The name of an account or a group. */
@Doc("account or group name")
record AccountName(String text) implements Comparable<AccountName> {
  // What useradd of Debian's shadow takes, less what it warns about.
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,31}\\$?");

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException if it is a number or can't be a name
   */
  public static AccountName parse(String text) {
    if (!text.isEmpty() && text.chars().allMatch(Character::isDigit)) {
      throw new IllegalArgumentException(
          "`%s` is a number: write the name of the account or group".formatted(text));
    }
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "`%s` can't be the name of an account or group: it takes letters, digits, `_`, `.` and `-`"
              .formatted(text));
    }
    return new AccountName(text);
  }

  /** Where Debian puts the home of such an account, unless it is told otherwise. */
  String usualHome() {
    return text.equals("root") ? "/root" : "/home/" + text;
  }

  @Override
  public int compareTo(AccountName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
