package org.mastoplay.modules;

import org.mastoplay.module.Doc;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Script;

/** Who shall own something: the name or the number of an account or a group. */
@Doc("account or group name, or its number")
record Owner(AccountName name) {
  /**
   * Reads a name or a number.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Owner parse(String text) {
    return new Owner(text.matches("\\d{1,9}") ? new AccountName(text) : AccountName.parse(text));
  }

  boolean isNumber() {
    return Character.isDigit(name.text().charAt(0));
  }

  /**
   * The name that a number has on the host, which may be none.
   *
   * @param database {@code passwd} or {@code group}
   */
  Probe<AccountName> named(String database) {
    return isNumber()
        ? Probe.script(Script.of("getent \"$1\" \"$2\" | cut -d : -f 1", database, name.text()))
            .map(it -> it.output().map(String::strip).filter(found -> !found.isEmpty()))
            .map(it -> it.map(AccountName::new).orElse(name))
        : Probe.known(name);
  }
}
