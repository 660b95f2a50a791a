package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Query;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.Touch;

/** What {@link Fail2banJail} plans. */
final class Fail2banPlans {
  // fail2ban can only check its configuration as a whole, so the file is put back if it is wrong.
  private static final String WRITE =
      """
      path=$1 old=$MASTOPLAY_DIR/old-jail
      rm -f "$old"
      [ ! -e "$path" ] || cp -p "$path" "$old" || exit
      if [ "$2" = present ]; then
        mkdir -p "${path%/*}" && cat >"$path.new" && chmod 644 "$path.new" &&
          chown root:root "$path.new" && mv -f "$path.new" "$path" || exit
      else
        rm -f "$path" || exit
      fi
      words=$(fail2ban-client -t 2>&1) || {
        if [ -e "$old" ]; then cp -p "$old" "$path"; else rm -f "$path"; fi
        printf '%s\\n' "$words" >&2
        exit 1
      }
      """;
  // Started where it does not run yet: a jail that nobody guards is none.
  private static final String RELOAD =
      """
      if fail2ban-client ping >/dev/null 2>&1; then
        fail2ban-client reload >/dev/null
      else
        systemctl start fail2ban.service || exit
      fi
      for _ in 1 2 3 4 5 6 7 8 9 10; do
        fail2ban-client ping >/dev/null 2>&1 && exit
        sleep 1
      done
      echo 'fail2ban does not answer.' >&2
      exit 1
      """;

  private static final Action RELOADS =
      new Action.Run(Script.of(RELOAD).needing("fail2ban-client", "systemctl"));

  private final Fail2banJail jail;
  private final Fail2banJail.Seen now;

  Fail2banPlans(Fail2banJail jail, Fail2banJail.Seen now) {
    this.jail = jail;
    this.now = now;
  }

  Plan plan() {
    return jail.state() == Presence.ABSENT ? absent() : present();
  }

  private Plan absent() {
    return now.file() instanceof FileState.Absent
        ? Plan.inOrder()
        : Plan.of(
            change(
                List.of(new Difference.Vanishes(jail.path().text(), "")),
                List.of(write("absent"), RELOADS),
                becomes(
                    new Query.OfFile(jail.path(), Query.Depth.CONTENT),
                    (FileState) new FileState.Absent())));
  }

  private Plan present() {
    var file = new DesiredFile(jail.path(), jail.content(), Rights.ofRoot(Rights.FILE));
    var changes = file.changes(now.file());
    if (changes.isEmpty()) {
      return Plan.impossible(DesiredFile.inTheWay(jail.path()));
    }
    if (!changes.get().isEmpty()) {
      var written =
          DesiredFile.written(
              jail.path(), jail.content(), new Rights.Held(Rights.FILE, "root", "root"));
      return Plan.of(
          change(
              changes.get().stream().flatMap(it -> it.differences().stream()).toList(),
              List.of(write("present"), RELOADS),
              written,
              inForce()));
    }
    var differences = now.live().output().map(this::differences).orElse(List.of());
    return differences.isEmpty()
        ? Plan.inOrder()
        : Plan.of(change(differences, List.of(RELOADS), inForce()));
  }

  /** What differs between how the jail works and how its file says it shall. */
  private List<Difference> differences(String live) {
    var lines = live.strip().lines().toList();
    var on = lines.contains("on");
    if (on != jail.enabled()) {
      return List.of(
          new Difference.Differs(
              subject(), "state", on ? "in force" : "off", on ? "off" : "in force"));
    }
    return settings().entrySet().stream()
        .filter(it -> on && !lines.contains(it.getKey() + " " + it.getValue()))
        .<Difference>map(it ->
            new Difference.Differs(
                subject(), it.getKey(), value(lines, it.getKey()), it.getValue()))
        .toList();
  }

  private static String value(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key + " "))
        .map(line -> line.substring(key.length() + 1))
        .findFirst()
        .orElse("unknown");
  }

  /** The settings that fail2ban tells of, as it tells them. */
  private Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    jail.maxretry().ifPresent(it -> settings.put("maxretry", it.toString()));
    jail.findtime()
        .ifPresent(it -> settings.put("findtime", "" + Fail2banSettings.seconds("findtime", it)));
    jail.bantime()
        .ifPresent(it -> settings.put("bantime", "" + Fail2banSettings.seconds("bantime", it)));
    return settings;
  }

  private Touch.Becomes<ScriptState> inForce() {
    var told = new StringBuilder(jail.enabled() ? "on\n" : "off\n");
    settings().forEach((key, value) -> told.append(key).append(' ').append(value).append('\n'));
    return becomes(new Query.OfScript(jail.look()), new ScriptState.Ran(0, told.toString(), ""));
  }

  private String subject() {
    return "jail " + jail.name();
  }

  private Action write(String presence) {
    return new Action.Run(
        Script.of(WRITE, jail.path().text(), presence)
            .needing("fail2ban-client")
            .reading(jail.content()));
  }

  private static Change change(
      List<Difference> differences, List<Action> actions, Touch.Becomes<?>... known) {
    return new Change(differences, actions, Touch.anything(known));
  }
}
