package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.AccountState;
import org.mastoplay.module.FileState;
import org.mastoplay.module.GroupState;
import org.mastoplay.module.RemotePath;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.Secret;

/** Why {@link User} can't be done: all that useradd, usermod or userdel would refuse. */
final class UserTrouble {
  private UserTrouble() {}

  static Optional<Diagnosis> of(User user, User.Seen now) {
    if (!now.busy().isEmpty()) {
      return Optional.of(inUse(user, now.busy()));
    }
    if (user.state() == Presence.ABSENT) {
      return Optional.empty();
    }
    return missingGroups(now)
        .or(() -> takenNumber(user, now))
        .or(() -> homeInTheWay(user, now))
        .or(() -> nothingToUnlock(user, now));
  }

  private static Diagnosis inUse(User user, String processes) {
    return Diagnosis.of("The account %s is in use.".formatted(user.name()))
        .because("It runs: %s.".formatted(processes))
        .remedy(
            "Stop that first, by a `systemd` task with `state: stopped`, say; or log out."
                + (user.state() == Presence.ABSENT
                    ? " `force: true` removes the account all the same."
                    : ""));
  }

  private static Optional<Diagnosis> missingGroups(User.Seen now) {
    var missing =
        now.wanted().entrySet().stream()
            .filter(it -> it.getValue() instanceof GroupState.Absent)
            .map(it -> it.getKey().text())
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Diagnosis.of("There is no group %s.".formatted(String.join(", ", missing)))
                .because("An account can only be in groups that are there.")
                .remedy(
                    "Check the spelling; or make the group before this task:"
                        + " `group: {name: %s}`.".formatted(missing.getFirst())));
  }

  private static Optional<Diagnosis> takenNumber(User user, User.Seen now) {
    return now.holder()
        .filter(it -> !it.equals(user.name().text()))
        .map(it -> Numbers.taken("uid", user.uid().orElseThrow(), "the account " + it));
  }

  private static Optional<Diagnosis> homeInTheWay(User user, User.Seen now) {
    return user.moveHome()
            && now.account() instanceof AccountState.Present account
            && !(now.home() instanceof FileState.Absent)
            && !user.home().map(RemotePath::text).equals(Optional.of(account.home()))
        ? Optional.of(
            Diagnosis.of("The home folder can't move to %s.".formatted(user.home().orElseThrow()))
                .because("Something is there already.")
                .remedy("Move that away; or leave `move_home` out, to live in what is there."))
        : Optional.empty();
  }

  /** An account that has no password would be open to all if its lock were taken away. */
  private static Optional<Diagnosis> nothingToUnlock(User user, User.Seen now) {
    var field =
        now.account() instanceof AccountState.Present it
            ? it.password()
            : Optional.of(new Secret("!"));
    var none = field.filter(it -> it.reveal().matches("!+\\*?")).isPresent();
    return user.password().isEmpty() && user.passwordLock().equals(Optional.of(false)) && none
        ? Optional.of(
            Diagnosis.of(
                    "The account %s has no password that could be unlocked.".formatted(user.name()))
                .because("Without its lock, anybody could log in without a password.")
                .remedy("Give the hash of a `password`, or leave `password_lock` out."))
        : Optional.empty();
  }
}
