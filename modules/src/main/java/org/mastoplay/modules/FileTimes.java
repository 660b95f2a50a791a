package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.Touch;

/** The times that a file shall have. */
record FileTimes(FileTime modification, FileTime access) {
  private static final String LOOK =
      """
      for time in $(stat -c '%Y %X' -- "$1"); do date -d "@$time" +%Y%m%d%H%M.%S; done
      """;

  /** The times that something has, the modification first; nothing if nobody wants to know. */
  Probe<List<String>> look(RemotePath path) {
    return modification.isFixed() || access.isFixed()
        ? Probe.script(Script.of(LOOK, path.text()))
            .map(it -> it.output().orElse("").lines().toList())
        : Probe.known(List.of());
  }

  /** What gives something its times. */
  Optional<Change> change(RemotePath path, FileState state, List<String> now) {
    var differences = new ArrayList<Difference>();
    var actions = new ArrayList<Action>();
    add(path, "modification_time", modification, now, 0, differences, actions);
    add(path, "access_time", access, now, 1, differences, actions);
    // Nothing that is kept of a file tells its times; but what scripts saw may be out of date.
    var known = becomes(new Query.OfFile(path, Depth.ATTRIBUTES), state);
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(new Change(differences, actions, Touch.only(known)));
  }

  private static void add(
      RemotePath path,
      String property,
      FileTime wanted,
      List<String> now,
      int place,
      List<Difference> differences,
      List<Action> actions) {
    var option = place == 0 ? "-m" : "-a";
    if (wanted.isNow()) {
      differences.add(new Difference.Happens(path.text(), property + " becomes now"));
      actions.add(Action.run("touch", "-c", option, "--", path.text()));
    } else if (wanted.isFixed()) {
      var before = place < now.size() ? now.get(place) : "unknown";
      if (!before.equals(wanted.text())) {
        differences.add(new Difference.Differs(path.text(), property, before, wanted.text()));
        actions.add(Action.run("touch", "-c", option, "-t", wanted.text(), "--", path.text()));
      }
    }
  }
}
