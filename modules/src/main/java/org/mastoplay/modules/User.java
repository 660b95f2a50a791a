package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.AccountState;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.GroupState;
import org.mastoplay.module.KeepsSecrets;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.TaskModule;
import org.mastoplay.text.Diagnosis;

/** An account. */
@Module(
    name = "user",
    summary = "Makes an account, changes it to match, or removes it.",
    since = "0.1",
    needs = {"useradd", "usermod", "userdel"},
    examples = {
      """
      - name: Make an account for the administrator
        user:
          name: alice
          comment: Alice Example
          groups: [sudo]
          append: true
          shell: /bin/bash
      """,
      """
      - name: Make the account that Mastodon runs as
        user:
          name: mastodon
          system: true
          home: /home/mastodon
          password_lock: true
      """,
      """
      - name: Remove an account with its home folder
        user:
          name: bob
          state: absent
          remove: true
      """
    })
record User(
    @Doc("Login name") @Alias("user") AccountName name,
    @Doc("Its number; the next free one unless given") Optional<Integer> uid,
    @Doc("Who it is for, such as a full name") Optional<String> comment,
    @Doc("Primary group; a group of the same name unless given") Optional<AccountName> group,
    @Doc("Further groups; all others are left, unless `append` is true")
        Optional<List<AccountName>> groups,
    @Doc("Whether `groups` are added to those that the account is in") @Default("false")
        boolean append,
    @Doc("Login shell; a new account has /bin/bash, or /usr/sbin/nologin with `system`")
        Optional<RemotePath> shell,
    @Doc("Home folder; /home/NAME for a new account") Optional<RemotePath> home,
    @Doc("Whether a missing home folder is made") @Alias("createhome") @Default("true")
        boolean createHome,
    @Doc("Whether the old home folder's contents move to a new `home`") @Default("false")
        boolean moveHome,
    @Doc("Whether a new account gets its number from those for the system") @Default("false")
        boolean system,
    @Doc("Hash of the password, never the password itself") @KeepsSecrets
        Optional<PasswordHash> password,
    @Doc("When `password` is set") @Default("always") UpdatePassword updatePassword,
    @Doc("Whether the password is locked; keys still let in") Optional<Boolean> passwordLock,
    @Doc("Day from which the account can't log in") Optional<ExpiryDate> expires,
    @Doc("Whether it shall be there") @Default("present") Presence state,
    @Doc("Whether the home folder is removed with the account") @Default("false") boolean remove,
    @Doc("Whether it is removed even while somebody is logged in") @Default("false") boolean force)
    implements TaskModule<User.Seen> {

  /** When a password is set. */
  enum UpdatePassword {
    @Doc("Whenever it is another")
    ALWAYS,
    @Doc("Only for a new account")
    ON_CREATE
  }

  /**
   * What was seen.
   *
   * @param own the group of the account's name
   * @param wanted the groups that the task names
   * @param home what stands where the account's home is
   */
  record Seen(
      AccountState account, GroupState own, Map<AccountName, GroupState> wanted, FileState home) {
    private Seen withHome(FileState state) {
      return new Seen(account, own, wanted, state);
    }
  }

  User {
    groups = groups.map(it -> it.stream().distinct().sorted().toList());
    if (append && groups.isEmpty()) {
      throw new IllegalArgumentException("`append` needs `groups`");
    }
    if (moveHome && home.isEmpty()) {
      throw new IllegalArgumentException("`move_home` needs `home`");
    }
  }

  @Override
  public Probe<Seen> probe() {
    var names = new ArrayList<>(groups.orElse(List.of()));
    group.ifPresent(names::add);
    return Probe.account(name.text())
        .with(Probe.group(name.text()), Map::entry)
        .with(
            Probe.each(names.stream().distinct().toList(), it -> Probe.group(it.text())),
            (both, wanted) ->
                new Seen(both.getKey(), both.getValue(), wanted, new FileState.Absent()))
        .alongside(Probe.file(new RemotePath(name.usualHome()), Depth.ATTRIBUTES))
        .then(seen ->
            home(seen.account())
                .map(path -> Probe.file(path, Depth.ATTRIBUTES).map(seen::withHome))
                .orElseGet(() -> Probe.known(seen)));
  }

  @Override
  public Plan plan(Seen now) {
    if (state == Presence.ABSENT) {
      return now.account() instanceof AccountState.Present it
          ? Plan.of(UserPlans.remove(this, it))
          : Plan.inOrder();
    }
    var missing =
        now.wanted().entrySet().stream()
            .filter(it -> it.getValue() instanceof GroupState.Absent)
            .map(it -> it.getKey().text())
            .toList();
    if (!missing.isEmpty()) {
      return Plan.impossible(
          Diagnosis.of("There is no group %s.".formatted(String.join(", ", missing)))
              .because("An account can only be in groups that are there.")
              .remedy(
                  "Check the spelling; or make the group before this task:"
                      + " `group: {name: %s}`.".formatted(missing.getFirst())));
    }
    return switch (now.account()) {
      case AccountState.Absent _ -> Plan.of(UserPlans.create(this, now));
      case AccountState.Present it -> Plan.of(UserPlans.mend(this, it, now.home()));
    };
  }

  private Optional<RemotePath> home(AccountState account) {
    return home.or(() ->
        account instanceof AccountState.Present it && it.home().startsWith("/")
            ? Optional.of(new RemotePath(it.home()))
            : Optional.empty());
  }
}
