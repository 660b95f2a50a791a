package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.AccountState;
import org.mastoplay.module.FileState;
import org.mastoplay.module.GroupState;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Probe;
import org.mastoplay.text.Diagnosis;

/** The mode, owner and group that a task asks for, in the task's own words. */
record Access(Optional<ModeRule> mode, Optional<Owner> owner, Optional<Owner> group) {

  /**
   * What the host knows of them.
   *
   * @param lacking why they can't be given
   */
  record Known(
      Optional<ModeRule> mode,
      Optional<AccountName> owner,
      Optional<AccountName> group,
      Optional<Diagnosis> lacking) {

    /** The rights that something will have, which is there or will be made. */
    Rights over(FileState now, Mode fresh) {
      var folder = now instanceof FileState.Directory || fresh.equals(Rights.FOLDER);
      var held = Rights.held(now).map(Rights.Held::mode).orElse(fresh);
      return new Rights(mode.map(it -> it.over(held, folder)), owner, group);
    }
  }

  Probe<Known> look() {
    return name(owner, "passwd")
        .with(name(group, "group"), (user, ours) -> new Known(mode, user, ours, Optional.empty()))
        .with(
            lackingOwner().with(lackingGroup(), (one, other) -> one.or(() -> other)),
            (known, lacking) -> new Known(known.mode(), known.owner(), known.group(), lacking));
  }

  private static Probe<Optional<AccountName>> name(Optional<Owner> owner, String database) {
    return owner
        .map(it -> it.named(database).map(Optional::of))
        .orElseGet(() -> Probe.known(Optional.empty()));
  }

  private Probe<Optional<Diagnosis>> lackingOwner() {
    return owner
        .filter(it -> !it.isNumber())
        .map(it ->
            Probe.account(it.name().text())
                .map(state ->
                    Optional.of(unknown("account", it, "user"))
                        .filter(_ -> state instanceof AccountState.Absent)))
        .orElseGet(() -> Probe.known(Optional.empty()));
  }

  private Probe<Optional<Diagnosis>> lackingGroup() {
    return group
        .filter(it -> !it.isNumber())
        .map(it ->
            Probe.group(it.name().text())
                .map(state ->
                    Optional.of(unknown("group", it, "group"))
                        .filter(_ -> state instanceof GroupState.Absent)))
        .orElseGet(() -> Probe.known(Optional.empty()));
  }

  private static Diagnosis unknown(String kind, Owner name, String module) {
    return Diagnosis.of("There is no %s %s.".formatted(kind, name.name()))
        .because("Only one that exists can own something.")
        .remedy("Make it before this task, with `%s: {name: %s}`.".formatted(module, name.name()));
  }
}
