package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.ArrayList;
import java.util.List;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** What {@link File} plans for folders. */
final class FolderPlans {
  private static final String FIND_OTHERS =
      """
      path=$1 owner=$2 group=$3 mode=$4
      set -- -false
      if [ -n "$owner" ]; then set -- "$@" -o ! -user "$owner"; fi
      if [ -n "$group" ]; then set -- "$@" -o ! -group "$group"; fi
      if [ -n "$mode" ]; then set -- "$@" -o ! -type l ! -perm "$mode"; fi
      find "$path" -mindepth 1 \\( "$@" \\) -print | head -n 100
      """;
  private static final String GIVE_ALL =
      """
      if [ -n "$2$3" ]; then chown -hR -- "$2${3:+:$3}" "$1" || exit; fi
      if [ -n "$4" ]; then chmod -R -- "$4" "$1"; fi
      """;
  // New folders above get the same rights, as with Ansible.
  private static final String MAKE =
      """
      for folder do
        [ -d "$folder" ] || mkdir -m 0755 -- "$folder" || exit
      done
      """;

  private FolderPlans() {}

  static Plan folder(File file, File.Seen now) {
    return switch (now.state()) {
      case FileState.Absent _ -> Plan.of(make(file, now.above()));
      case FileState.Directory _ when !now.below().isBlank() -> Plan.of(giveAll(file, now));
      case FileState.Directory _ -> FilePlans.rights(file, now.state());
      // A link to a folder is as good as the folder, which is how Ansible takes it.
      case FileState.Link _ -> Plan.inOrder();
      case FileState.Regular _, FileState.Special _ ->
          Plan.impossible(
              Diagnosis.of("%s is not a folder.".formatted(file.path()))
                  .because(
                      "A %s of that name is in the way.".formatted(FilePlans.kind(now.state())))
                  .remedy("Remove it with `file: state: absent`, or choose another path."));
    };
  }

  /** The folders above a path, outermost first, without the root. */
  static List<RemotePath> above(RemotePath path) {
    var found = new ArrayList<RemotePath>();
    for (var it = path.parent(); !it.text().equals("/"); it = it.parent()) {
      found.addFirst(it);
    }
    return found;
  }

  /** Prints the paths in a folder whose rights are not those that are wanted. */
  static Script findOthers(File file) {
    return Script.of(FIND_OTHERS, arguments(file));
  }

  private static Change make(File file, List<FileState> above) {
    var missing = new ArrayList<RemotePath>();
    var parents = above(file.path());
    for (var i = 0; i < parents.size(); i++) {
      if (above.get(i) instanceof FileState.Absent) {
        missing.add(parents.get(i));
      }
    }
    missing.add(file.path());
    var held = file.rights().fresh(Rights.FOLDER);
    var differences = new ArrayList<Difference>();
    var becomes = new ArrayList<Touch.Becomes<?>>();
    var actions = new ArrayList<Action>();
    actions.add(
        new Action.Run(
            Script.of(MAKE, missing.stream().map(RemotePath::text).toArray(String[]::new))));
    for (var folder : missing) {
      differences.add(new Difference.Appears(folder.text(), "folder, " + Rights.words(held)));
      becomes.add(
          becomes(
              new Query.OfFile(folder, Depth.CONTENT),
              new FileState.Directory(held.mode(), held.owner(), held.group())));
      if (!file.rights().areOpen()) {
        actions.add(file.rights().give(folder));
      }
    }
    return new Change(differences, actions, new Touch.Only(becomes));
  }

  private static Change giveAll(File file, File.Seen now) {
    var differences = new ArrayList<Difference>();
    var held = Rights.held(now.state()).orElseThrow();
    differences.addAll(file.rights().differences(file.path().text(), held));
    for (var path : now.below().lines().toList()) {
      differences.add(
          new Difference.Differs(path, "rights", "others", Rights.words(file.rights().over(held))));
    }
    return new Change(
        differences,
        List.of(new Action.Run(Script.of(GIVE_ALL, arguments(file)))),
        Touch.anything());
  }

  private static String[] arguments(File file) {
    return new String[] {
      file.path().text(),
      file.rights().ownerName().orElse(""),
      file.rights().groupName().orElse(""),
      file.mode().map(Mode::toString).orElse("")
    };
  }
}
