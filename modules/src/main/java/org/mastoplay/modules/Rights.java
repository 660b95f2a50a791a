package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Mode;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;

/** The rights that a task wants a file or folder to have; what it leaves open stays as it is. */
record Rights(Optional<Mode> mode, Optional<AccountName> owner, Optional<AccountName> group) {
  // Only a mode of five digits takes a folder's own bits for new files away.
  private static final String SET =
      """
      if [ -n "$2$3" ]; then chown -h -- "$2${3:+:$3}" "$1" || exit; fi
      if [ -n "$4" ]; then chmod -- "0$4" "$1"; fi
      """;

  static final Mode FILE = new Mode(0644);
  static final Mode FOLDER = new Mode(0755);

  /** All are left open. */
  static final Rights AS_THEY_ARE =
      new Rights(Optional.empty(), Optional.empty(), Optional.empty());

  /** Those of what belongs to the system. */
  static Rights ofRoot(Mode mode) {
    var root = Optional.of(new AccountName("root"));
    return new Rights(Optional.of(mode), root, root);
  }

  /** What something has that is there. */
  record Held(Mode mode, String owner, String group) {}

  static Optional<Held> held(FileState state) {
    return switch (state) {
      case FileState.Regular it -> Optional.of(new Held(it.mode(), it.owner(), it.group()));
      case FileState.Directory it -> Optional.of(new Held(it.mode(), it.owner(), it.group()));
      // Linux keeps no mode for links; what stat says of them is always this.
      case FileState.Link it -> Optional.of(new Held(new Mode(0777), it.owner(), it.group()));
      case FileState.Absent _, FileState.Special _ -> Optional.empty();
    };
  }

  /** What something new will have: what is wanted, or else a plain mode and root. */
  Held fresh(Mode plain) {
    return over(new Held(plain, "root", "root"));
  }

  /** What something will have that has {@code now}. */
  Held over(Held now) {
    return new Held(
        mode.orElse(now.mode()), ownerName().orElse(now.owner()), groupName().orElse(now.group()));
  }

  List<Difference> differences(String subject, Held now) {
    var wanted = over(now);
    var found = new ArrayList<Difference>();
    add(found, subject, "mode", now.mode().toString(), wanted.mode().toString());
    add(found, subject, "owner", now.owner(), wanted.owner());
    add(found, subject, "group", now.group(), wanted.group());
    return found;
  }

  /** Gives them to what stands at a path. */
  Action give(RemotePath path) {
    return new Action.Run(
        Script.of(
            SET,
            path.text(),
            ownerName().orElse(""),
            groupName().orElse(""),
            mode.map(Mode::toString).orElse("")));
  }

  boolean areOpen() {
    return mode.isEmpty() && owner.isEmpty() && group.isEmpty();
  }

  Optional<String> ownerName() {
    return owner.map(AccountName::text);
  }

  Optional<String> groupName() {
    return group.map(AccountName::text);
  }

  /** Mode and owner as a person reads them beside something new: {@code 0644 root}. */
  static String words(Held held) {
    var owner =
        held.owner().equals(held.group()) ? held.owner() : held.owner() + ":" + held.group();
    return held.mode() + " " + owner;
  }

  private static void add(
      List<Difference> found, String subject, String property, String before, String after) {
    if (!before.equals(after)) {
      found.add(new Difference.Differs(subject, property, before, after));
    }
  }
}
