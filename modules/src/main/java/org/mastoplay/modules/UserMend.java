package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.mastoplay.module.AccountState;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Query;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Secret;

/** Changes an account that is there to what {@link User} wants of it. */
final class UserMend {
  private final User user;
  private final AccountState.Present now;
  private final List<Difference> differences = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();

  private UserMend(User user, AccountState.Present now) {
    this.user = user;
    this.now = now;
  }

  static UserMend of(User user, AccountState.Present now) {
    return new UserMend(user, now);
  }

  Optional<Change> change() {
    var uid = user.uid().map(OptionalInt::of).orElse(now.uid());
    if (!uid.equals(now.uid())) {
      option("uid", number(now.uid()), number(uid), "--uid", number(uid));
      if (user.nonUnique()) {
        options.add("--non-unique");
      }
    }
    var group = user.group().map(AccountName::text).orElse(now.group());
    option("group", now.group(), group, "--gid", group);
    var groups = groups();
    var list = String.join(",", groups);
    option("groups", String.join(",", now.groups()), list, "--groups", list);
    var comment = user.comment().orElse(now.comment());
    option("comment", now.comment(), comment, "--comment", comment);
    var home = user.home().map(RemotePath::text).orElse(now.home());
    option("home", now.home(), home, "--home", home);
    if (user.moveHome() && !home.equals(now.home())) {
      options.add("--move-home");
    }
    var shell = user.shell().map(RemotePath::text).orElse(now.shell());
    option("shell", now.shell(), shell, "--shell", shell);
    var expires = user.expires().map(ExpiryDate::days).orElse(now.expires());
    var until = user.expires().map(ExpiryDate::argument).orElse("");
    option(
        "expires",
        ExpiryDate.words(now.expires()),
        ExpiryDate.words(expires),
        "--expiredate",
        until);
    var name = user.name().text();
    if (!options.isEmpty()) {
      options.addFirst("usermod");
      options.add(name);
      actions.add(UserPlans.run(options));
    }
    var password = password();
    if (differences.isEmpty()) {
      return Optional.empty();
    }
    var after =
        new AccountState.Present(uid, group, groups, comment, home, shell, password, expires);
    var known = becomes(new Query.OfAccount(name), (AccountState) after);
    // Another number gives the home folder's files to it, and a move moves them.
    var touch =
        user.moveHome() || !uid.equals(now.uid()) || !group.equals(now.group())
            ? Touch.anything(known)
            : Touch.only(known);
    return Optional.of(new Change(differences, actions, touch));
  }

  private List<String> groups() {
    if (user.groups().isEmpty()) {
      return now.groups();
    }
    var wanted = new TreeSet<>(user.append() ? now.groups() : List.<String>of());
    user.groups().get().forEach(it -> wanted.add(it.text()));
    return List.copyOf(wanted);
  }

  /** Compares the password and its lock; what may not be read is left alone. */
  private Optional<Secret> password() {
    if (now.password().isEmpty()) {
      return now.password();
    }
    var field = now.password().get();
    var hash =
        user.password()
            .filter(_ -> user.updatePassword() == User.UpdatePassword.ALWAYS)
            .filter(wanted -> !wanted.is(field));
    hash.ifPresent(it -> {
      differences.add(
          new Difference.Differs(subject(), "password", Secret.DOTS, "another " + Secret.DOTS));
      actions.add(UserPlans.setPassword(user.name().text(), it));
    });
    var after = hash.map(PasswordHash::hash).orElse(field);
    // Without a word about the lock, a lock that is there outlives a new password no more than
    // with chpasswd itself.
    var locked = user.passwordLock().orElse(PasswordHash.isLocked(after));
    if (locked != PasswordHash.isLocked(field)) {
      differences.add(new Difference.Differs(subject(), "password", word(!locked), word(locked)));
    }
    if (locked != PasswordHash.isLocked(after)) {
      actions.add(UserPlans.run(UserPlans.lock(user.name().text(), locked)));
      after = new Secret(locked ? "!" + after.reveal() : after.reveal().replaceFirst("^!", ""));
    }
    return Optional.of(after);
  }

  private void option(
      String property, String before, String after, String option, String argument) {
    if (!before.equals(after)) {
      differences.add(new Difference.Differs(subject(), property, before, after));
      options.addAll(List.of(option, argument));
    }
  }

  private String subject() {
    return "user " + user.name();
  }

  private static String word(boolean locked) {
    return locked ? "locked" : "not locked";
  }

  private static String number(OptionalInt number) {
    return number.isPresent() ? String.valueOf(number.getAsInt()) : "?";
  }
}
