package org.mastoplay.host;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.mastoplay.module.AccountState;
import org.mastoplay.module.GroupState;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.OfAccount;
import org.mastoplay.module.Query.OfGroup;
import org.mastoplay.text.Secret;

/**
 * Looks at accounts and groups: one {@code getent} for each database.
 *
 * <p>The formats are those of passwd(5), shadow(5) and group(5).
 */
final class LookAccounts implements Look {
  private final List<OfAccount> accounts;
  private final List<OfGroup> groups;

  LookAccounts(List<OfAccount> accounts, List<OfGroup> groups) {
    this.accounts = accounts;
    this.groups = groups;
  }

  // All groups are listed since any may have an account as its member; those asked for by name are
  // got once more since a directory service need not list what it has.
  @Override
  public String script() {
    if (accounts.isEmpty() && groups.isEmpty()) {
      return "";
    }
    var logins = accounts.stream().map(OfAccount::name).toList();
    return "%smark\n%smark\ngetent group; %smark\n"
        .formatted(
            getent("passwd", logins),
            getent("shadow", logins),
            getent("group", groups.stream().map(OfGroup::name).toList()));
  }

  private static String getent(String database, List<String> names) {
    return names.isEmpty() ? "" : "getent %s -- %s; ".formatted(database, Quoting.words(names));
  }

  @Override
  public Map<Query<?>, Object> read(Sections sections) {
    var passwd = byName(sections.lines());
    var shadow = byName(sections.lines());
    var group = byName(sections.lines());
    var answers = new HashMap<Query<?>, Object>();
    for (var query : accounts) {
      answers.put(
          query,
          Optional.ofNullable(passwd.get(query.name()))
              .<AccountState>map(
                  line -> account(line, Optional.ofNullable(shadow.get(query.name())), group))
              .orElseGet(AccountState.Absent::new));
    }
    for (var query : groups) {
      answers.put(
          query,
          Optional.ofNullable(group.get(query.name()))
              .<GroupState>map(line -> new GroupState.Present(number(line[2])))
              .orElseGet(GroupState.Absent::new));
    }
    return answers;
  }

  private static Map<String, String[]> byName(List<String> lines) {
    var byName = new HashMap<String, String[]>();
    lines.stream().map(line -> line.split(":", -1)).forEach(line -> byName.put(line[0], line));
    return byName;
  }

  private static AccountState account(
      String[] passwd, Optional<String[]> shadow, Map<String, String[]> groups) {
    var gid = passwd[3];
    return new AccountState.Present(
        number(passwd[2]),
        groups.values().stream()
            .filter(line -> line[2].equals(gid))
            .map(line -> line[0])
            .sorted()
            .findFirst()
            .orElse(gid),
        groups.values().stream()
            .filter(line -> Arrays.asList(line[3].split(",")).contains(passwd[0]))
            .map(line -> line[0])
            .toList(),
        passwd[4],
        passwd[5],
        passwd[6],
        shadow.map(line -> new Secret(line[1])),
        shadow.map(line -> number(line[7])).orElseGet(OptionalInt::empty));
  }

  private static OptionalInt number(String text) {
    return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseUnsignedInt(text));
  }
}
