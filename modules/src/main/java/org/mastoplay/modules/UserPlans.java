package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mastoplay.module.AccountState;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.GroupState;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Secret;

/** How {@link User} makes, mends and removes accounts. */
final class UserPlans {
  // HOME_MODE of Debian's /etc/login.defs.
  private static final Mode HOME = new Mode(0700);
  private static final String MAKE_HOME =
      """
      mkdir -p -m 0755 -- "$(dirname -- "$2")" && mkdir -m 0700 -- "$2" || exit
      if [ -d "$3" ]; then cp -RT -- "$3" "$2" || exit; fi
      chown -R -- "$1:" "$2" && chmod 0700 -- "$2"
      """;

  private static final String RUNNING =
      """
      for process in /proc/[0-9]*; do
        [ "$(stat -c %u "$process" 2>/dev/null)" = "$1" ] || continue
        printf '%s (%s) ' "$(cat "$process/comm" 2>/dev/null)" "${process#/proc/}"
      done
      exit 0
      """;

  private UserPlans() {}

  /** What an account runs, where usermod or userdel would not work on one that is in use. */
  static Probe<String> busy(User user, AccountState account) {
    if (!(account instanceof AccountState.Present now) || now.uid().isEmpty()) {
      return Probe.known("");
    }
    var uid = now.uid().getAsInt();
    var moves =
        user.moveHome() && user.home().filter(it -> !it.text().equals(now.home())).isPresent();
    var renumbers = user.uid().filter(it -> it != uid).isPresent();
    return (user.state() == Presence.ABSENT && !user.force()) || moves || renumbers
        ? Probe.script(Script.of(RUNNING, String.valueOf(uid)))
            .map(answer -> answer.output().orElse("").strip())
        : Probe.known("");
  }

  static List<Change> create(User user, User.Seen now) {
    var name = user.name().text();
    var group =
        user.group()
            .map(AccountName::text)
            .or(() ->
                now.own() instanceof GroupState.Present ? Optional.of(name) : Optional.empty());
    var shell =
        user.shell()
            .map(RemotePath::text)
            .orElse(user.system() ? "/usr/sbin/nologin" : "/bin/bash");
    var home = user.home().orElseGet(() -> new RemotePath("/home/" + name));
    var groups = user.groups().orElse(List.of()).stream().map(AccountName::text).toList();

    var words = new ArrayList<>(List.of("useradd", "--shell", shell, "--home-dir", home.text()));
    words.add(user.createHome() ? "--create-home" : "--no-create-home");
    user.uid().ifPresent(it -> words.addAll(List.of("--uid", it.toString())));
    if (user.nonUnique()) {
      words.add("--non-unique");
    }
    user.skeleton()
        .filter(_ -> user.createHome())
        .ifPresent(it -> words.addAll(List.of("--skel", it.text())));
    user.comment().ifPresent(it -> words.addAll(List.of("--comment", it)));
    words.addAll(group.map(it -> List.of("--gid", it)).orElse(List.of("--user-group")));
    if (!groups.isEmpty()) {
      words.addAll(List.of("--groups", String.join(",", groups)));
    }
    if (user.system()) {
      words.add("--system");
    }
    user.expires().ifPresent(it -> words.addAll(List.of("--expiredate", it.argument())));
    words.add(name);

    var actions = new ArrayList<Action>();
    actions.add(run(words));
    user.password().ifPresent(it -> actions.add(setPassword(name, it)));
    user.passwordLock().filter(it -> it).ifPresent(_ -> actions.add(run(lock(name, true))));

    var after =
        new AccountState.Present(
            user.uid().map(OptionalInt::of).orElseGet(OptionalInt::empty),
            group.orElse(name),
            groups,
            user.comment().orElse(""),
            home.text(),
            shell,
            Optional.of(
                user.password()
                    .map(it ->
                        user.passwordLock().orElse(false)
                            ? new Secret("!" + it.hash().reveal())
                            : it.hash())
                    .orElse(new Secret("!"))),
            user.expires().map(ExpiryDate::days).orElseGet(OptionalInt::empty));
    var known = new ArrayList<Touch.Becomes<?>>();
    known.add(becomes(new Query.OfAccount(name), after));
    if (group.isEmpty()) {
      known.add(becomes(new Query.OfGroup(name), new GroupState.Present(OptionalInt.empty())));
    }
    // One that is there already is left as it is.
    if (user.createHome() && now.home() instanceof FileState.Absent) {
      known.add(
          becomes(
              new Query.OfFile(home, Depth.CONTENT),
              new FileState.Directory(HOME, name, group.orElse(name))));
    }
    var detail = new ArrayList<>(List.of("shell " + shell, "home " + home));
    if (!groups.isEmpty()) {
      detail.add("groups " + String.join(", ", groups));
    }
    var changes = new ArrayList<Change>();
    changes.add(
        new Change(
            List.of(new Difference.Appears("user " + name, String.join(", ", detail))),
            actions,
            new Touch.Anything(known)));
    UserKey.of(user, home.text())
        .filter(_ -> now.key() instanceof FileState.Absent)
        .ifPresent(it -> changes.add(it.make(name, group.orElse(name))));
    return changes;
  }

  static Change remove(User user, AccountState.Present now) {
    var words = new ArrayList<>(List.of("userdel"));
    if (user.remove()) {
      words.add("--remove");
    }
    if (user.force()) {
      words.add("--force");
    }
    words.add(user.name().text());
    var known = new ArrayList<Touch.Becomes<?>>();
    known.add(becomes(new Query.OfAccount(user.name().text()), new AccountState.Absent()));
    if (user.remove() && now.home().startsWith("/")) {
      known.add(
          becomes(
              new Query.OfFile(new RemotePath(now.home()), Depth.CONTENT), new FileState.Absent()));
    }
    // As login.defs has it, the group of its own goes with it.
    if (now.group().equals(user.name().text())) {
      known.add(becomes(new Query.OfGroup(now.group()), new GroupState.Absent()));
    }
    return new Change(
        List.of(
            new Difference.Vanishes(
                "user " + user.name(), user.remove() ? "with " + now.home() : "")),
        List.of(run(words)),
        new Touch.Anything(known));
  }

  static List<Change> mend(User user, AccountState.Present now, User.Seen seen) {
    var changes = new ArrayList<Change>();
    UserMend.of(user, now).change().ifPresent(changes::add);
    var path = user.home().map(RemotePath::text).orElse(now.home());
    if (user.createHome()
        && seen.home() instanceof FileState.Absent
        && isHome(path)
        && !(user.moveHome() && !path.equals(now.home()))) {
      var folder =
          new FileState.Directory(
              HOME, user.name().text(), user.group().map(AccountName::text).orElse(now.group()));
      changes.add(
          Change.of(
              new Difference.Appears(
                  path,
                  "folder, "
                      + Rights.words(
                          new Rights.Held(folder.mode(), folder.owner(), folder.group()))),
              new Action.Run(
                  Script.of(
                      MAKE_HOME,
                      user.name().text(),
                      path,
                      user.skeleton().map(RemotePath::text).orElse("/etc/skel"))),
              Touch.anything(
                  becomes(new Query.OfFile(new RemotePath(path), Depth.CONTENT), folder))));
    }
    UserKey.of(user, path)
        .filter(_ -> seen.key() instanceof FileState.Absent)
        .ifPresent(it ->
            changes.add(
                it.make(
                    user.name().text(), user.group().map(AccountName::text).orElse(now.group()))));
    return changes;
  }

  private static boolean isHome(String path) {
    // Debian's word for an account without a home (base-passwd).
    return path.startsWith("/") && !path.startsWith("/nonexistent");
  }

  static Action run(List<String> words) {
    return new Action.Run(Script.command(words).needing(words.getFirst()));
  }

  static List<String> lock(String name, boolean locked) {
    return List.of("usermod", locked ? "--lock" : "--unlock", name);
  }

  /** Sets a hash that must not be seen in the list of processes. */
  static Action setPassword(String name, PasswordHash password) {
    return new Action.Run(
        Script.command("chpasswd", "--encrypted")
            .needing("chpasswd")
            .reading(Content.of(name + ":" + password.hash().reveal() + "\n")));
  }
}
