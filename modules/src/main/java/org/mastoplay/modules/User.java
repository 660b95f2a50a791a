package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
          generate_ssh_key: true
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
    @Doc("Whether it is removed even while somebody is logged in") @Default("false") boolean force,
    @Doc("Whether another account may have the same `uid`") @Default("false") boolean nonUnique,
    @Doc("Folder whose contents a new home folder gets; /etc/skel unless given")
        Optional<RemotePath> skeleton,
    @Doc("Whether it gets an SSH key if it has none") @Default("false") boolean generateSshKey,
    @Doc("Kind of the SSH key") @Default("ed25519") KeyType sshKeyType,
    @Doc("How many bits the SSH key has; as many as ssh-keygen thinks fit unless given")
        Optional<Integer> sshKeyBits,
    @Doc("File of the SSH key, in the home folder unless absolute; .ssh/id_TYPE unless given")
        Optional<String> sshKeyFile,
    @Doc("Comment of the SSH key; the login name unless given") Optional<String> sshKeyComment)
    implements TaskModule<User.Seen> {

  /** When a password is set. */
  enum UpdatePassword {
    @Doc("Whenever it is another")
    ALWAYS,
    @Doc("Only for a new account")
    ON_CREATE
  }

  /** Kinds of SSH keys. */
  enum KeyType {
    @Doc("Short and strong")
    ED25519,
    @Doc("For what is too old for ed25519")
    RSA,
    @Doc("On a curve of NIST")
    ECDSA;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What was seen.
   *
   * @param own the group of the account's name
   * @param wanted the groups that the task names
   * @param home what stands where the account's home is or shall be
   * @param key what stands where its SSH key shall be
   * @param holder the account that has the wanted number
   * @param busy what the account runs, if that is in the way of the change
   */
  record Seen(
      AccountState account,
      GroupState own,
      Map<AccountName, GroupState> wanted,
      FileState home,
      FileState key,
      Optional<String> holder,
      String busy) {
    private Seen at(FileState state) {
      return new Seen(account, own, wanted, state, key, holder, busy);
    }

    private Seen withKey(FileState state) {
      return new Seen(account, own, wanted, home, state, holder, busy);
    }

    private Seen held(Optional<String> by) {
      return new Seen(account, own, wanted, home, key, by, busy);
    }

    private Seen whileRunning(String processes) {
      return new Seen(account, own, wanted, home, key, holder, processes);
    }
  }

  User {
    for (var text : List.of(comment, home.map(RemotePath::text), shell.map(RemotePath::text))) {
      if (text.filter(it -> it.contains(":") || it.contains("\n")).isPresent()) {
        throw new IllegalArgumentException(
            "`%s` can't be kept: Linux sets it between colons, in one line".formatted(text.get()));
      }
    }
    if (uid.filter(it -> it < 0).isPresent()) {
      throw new IllegalArgumentException("`uid` can't be negative");
    }
    if (nonUnique && uid.isEmpty()) {
      throw new IllegalArgumentException("`non_unique` needs `uid`");
    }
    if (remove && state == Presence.PRESENT) {
      throw new IllegalArgumentException("`remove` is for `state: absent`");
    }
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
            (both, wanted) -> seen(both.getKey(), both.getValue(), wanted))
        .with(
            Numbers.holder("passwd", nonUnique ? Optional.empty() : uid),
            (seen, holder) -> seen.held(holder))
        .alongside(Probe.file(new RemotePath(name.usualHome()), Depth.ATTRIBUTES))
        .then(this::further);
  }

  private static Seen seen(AccountState account, GroupState own, Map<AccountName, GroupState> all) {
    var nothing = new FileState.Absent();
    return new Seen(account, own, all, nothing, nothing, Optional.empty(), "");
  }

  /** Looks at what only shows where once it is known where the account lives. */
  private Probe<Seen> further(Seen seen) {
    var home = home(seen.account());
    var key = home.flatMap(it -> UserKey.of(this, it.text()));
    return Probe.known(seen)
        .with(look(home), Seen::at)
        .with(look(key.map(UserKey::file)), Seen::withKey)
        .with(UserPlans.busy(this, seen.account()), Seen::whileRunning);
  }

  private static Probe<FileState> look(Optional<RemotePath> path) {
    return path.map(it -> Probe.file(it, Depth.ATTRIBUTES))
        .orElseGet(() -> Probe.known(new FileState.Absent()));
  }

  @Override
  public Plan plan(Seen now) {
    var trouble = UserTrouble.of(this, now);
    if (trouble.isPresent()) {
      return Plan.impossible(trouble.get());
    }
    return switch (now.account()) {
      case AccountState.Absent _ ->
          state == Presence.ABSENT ? Plan.inOrder() : Plan.of(UserPlans.create(this, now));
      case AccountState.Present it ->
          state == Presence.ABSENT
              ? Plan.of(UserPlans.remove(this, it))
              : Plan.of(UserPlans.mend(this, it, now));
    };
  }

  private Optional<RemotePath> home(AccountState account) {
    return switch (account) {
      case AccountState.Absent _ -> Optional.of(home.orElse(new RemotePath(name.usualHome())));
      case AccountState.Present it ->
          home.or(() ->
              it.home().startsWith("/")
                  ? Optional.of(new RemotePath(it.home()))
                  : Optional.empty());
    };
  }
}
