package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Optional;
import java.util.stream.Stream;
import org.mastoplay.module.Action;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.ScriptState.Ran;
import org.mastoplay.module.Touch;
import org.mastoplay.module.UnitState;

/** Whose units are meant, and how their systemd is asked and told. */
enum SystemdScope {
  @Doc("The system's")
  SYSTEM("", "/etc/systemd/system"),
  @Doc("Those of the account that the task acts as: name it with `become_user`")
  USER("--user", "/etc/systemd/user"),
  @Doc("Those of all accounts; they can be enabled, but not started")
  GLOBAL("--global", "/etc/systemd/user");

  /** Whoever becomes another may still have its own session's words for where systemd is. */
  private static final String FIND =
      "unset DBUS_SESSION_BUS_ADDRESS\nexport XDG_RUNTIME_DIR=\"/run/user/$(id -u)\"\n";

  private static final String SHOW =
      "systemctl --user show --no-pager"
          + " --property=LoadState,ActiveState,UnitFileState,NeedDaemonReload -- \"$1\"\n";
  private static final String IS_ENABLED = "systemctl --global is-enabled -- \"$1\" || :\n";
  private static final String START =
      """
      "$@" && exit
      status=$?
      owner=--unit
      for unit; do
        if [ "$unit" = --user ]; then owner=--user-unit; fi
      done
      echo 'The last lines of its journal:' >&2
      journalctl --no-pager --quiet --lines=15 --output=cat "$owner=$unit" >&2
      exit "$status"
      """;

  private final String flag;
  private final String folder;

  SystemdScope(String flag, String folder) {
    this.flag = flag;
    this.folder = folder;
  }

  /**
   * What was seen of a unit.
   *
   * @param silence why its systemd can't be asked
   */
  record Seen(UnitState unit, Optional<String> silence) {}

  /** Looks at a unit. */
  Probe<Seen> look(String unit) {
    return switch (this) {
      case SYSTEM -> Probe.unit(unit).map(it -> new Seen(it, Optional.empty()));
      case USER, GLOBAL -> Probe.script(question(unit)).map(this::read);
    };
  }

  /** What is known of a unit after a change. */
  Touch.Becomes<?> becoming(String unit, UnitState state) {
    var words =
        this == GLOBAL
            ? state.enabled()
            : "LoadState=%s\nActiveState=%s\nUnitFileState=%s\nNeedDaemonReload=no\n"
                .formatted(state.loaded(), state.active(), state.enabled());
    return this == SYSTEM
        ? becomes(new Query.OfUnit(unit), state)
        : becomes(new Query.OfScript(question(unit)), new Ran(0, words, ""));
  }

  /** Looks whether the file of any unit has changed since it was read. */
  Probe<Boolean> needsReload() {
    return Probe.script(
            tell("show", "--property=NeedDaemonReload", "*").about(new RemotePath(folder)))
        .map(it -> it.output().orElse("").contains("NeedDaemonReload=yes"));
  }

  /** Looks whether there is a file of a unit where an administrator puts one. */
  Probe<Boolean> isWritten(String unit) {
    // For an instance such as worker@1.service the file is that of worker@.service.
    return Probe.file(
            new RemotePath(folder).child(unit.replaceFirst("@[^.]*", "@")), Depth.ATTRIBUTES)
        .map(it -> !(it instanceof FileState.Absent));
  }

  /** Tells systemd something. */
  Action telling(String... words) {
    return new Action.Run(tell(words));
  }

  /** Has systemd start something; if it does not, what that wrote into the journal is shown. */
  Action starting(String... words) {
    return new Action.Run(Script.of((this == USER ? FIND : "") + START, command(words)));
  }

  private Script tell(String... words) {
    return this == USER
        ? Script.of(FIND + "\"$@\"\n", command(words))
        : Script.command(command(words));
  }

  private String[] command(String... words) {
    return Stream.concat(
            Stream.of("systemctl", flag).filter(it -> !it.isEmpty()), Arrays.stream(words))
        .toArray(String[]::new);
  }

  private Script question(String unit) {
    return Script.of(this == USER ? FIND + SHOW : IS_ENABLED, unit);
  }

  private Seen read(ScriptState answer) {
    if (!(answer instanceof Ran ran) || !ran.succeeded()) {
      var words = answer instanceof Ran ran ? ran.err() : "";
      return new Seen(UnitState.ABSENT, Optional.of(words));
    }
    return new Seen(
        this == GLOBAL ? enabled(ran.out().strip()) : shown(ran.out()), Optional.empty());
  }

  private static UnitState enabled(String word) {
    var loaded = word.startsWith("masked") ? "masked" : "loaded";
    return word.isEmpty() || word.equals("not-found")
        ? UnitState.ABSENT
        : new UnitState(loaded, "inactive", word, false);
  }

  private static UnitState shown(String text) {
    var fields = new HashMap<String, String>();
    text.lines()
        .map(line -> line.split("=", 2))
        .filter(line -> line.length == 2)
        .forEach(line -> fields.put(line[0], line[1]));
    return new UnitState(
        fields.getOrDefault("LoadState", ""),
        fields.getOrDefault("ActiveState", ""),
        fields.getOrDefault("UnitFileState", ""),
        fields.getOrDefault("NeedDaemonReload", "").equals("yes"));
  }
}
