package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.Touch;

/** The SSH key of an account, made if there is none; one that is there is never replaced. */
record UserKey(RemotePath file, User.KeyType type, Optional<Integer> bits, String comment) {
  // The account itself makes it, so that it owns all of it and no link leads elsewhere.
  private static final String MAKE =
      """
      user=$1 file=$2 type=$3 bits=$4 comment=$5
      as_user() { runuser -u "$user" -- "$@"; }
      folder=$(dirname -- "$file")
      [ -d "$folder" ] || as_user mkdir -p -m 0700 -- "$folder" || exit
      as_user ssh-keygen -q -t "$type" ${bits:+-b "$bits"} -N '' -C "$comment" -f "$file" </dev/null
      """;

  /** The key that a task asks for, of an account that lives in a home; nothing if it asks none. */
  static Optional<UserKey> of(User user, String home) {
    if (!user.generateSshKey()) {
      return Optional.empty();
    }
    var type = user.sshKeyType();
    var name = user.sshKeyFile().orElse(".ssh/id_" + type.word());
    return Optional.of(
        new UserKey(
            new RemotePath(name.startsWith("/") ? name : home + "/" + name),
            type,
            user.sshKeyBits(),
            user.sshKeyComment().orElseGet(() -> user.name().text())));
  }

  Change make(String user, String group) {
    var mine =
        new FileState.Regular(new Mode(0600), user, group, 0, Optional.empty(), Optional.empty());
    var open =
        new FileState.Regular(new Mode(0644), user, group, 0, Optional.empty(), Optional.empty());
    return Change.of(
        new Difference.Appears("SSH key " + file, type.word()),
        new Action.Run(
            Script.of(
                    MAKE,
                    user,
                    file.text(),
                    type.word(),
                    bits.map(String::valueOf).orElse(""),
                    comment)
                .needing("ssh-keygen")),
        Touch.only(
            becomes(
                new Query.OfFile(file.parent(), Depth.ATTRIBUTES),
                (FileState) new FileState.Directory(new Mode(0700), user, group)),
            becomes(new Query.OfFile(file, Depth.ATTRIBUTES), (FileState) mine),
            becomes(
                new Query.OfFile(new RemotePath(file + ".pub"), Depth.ATTRIBUTES),
                (FileState) open)));
  }
}
