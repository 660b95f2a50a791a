package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Query;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState.Ran;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** What {@link Sysctl} plans. */
final class SysctlPlans {
  private static final String SET = "printf '%s\\n' \"$2\" >\"/proc/sys/$1\"\n";

  private final Sysctl task;
  private final Sysctl.Seen now;
  private final String permission;
  private final String live;

  SysctlPlans(Sysctl task, Sysctl.Seen now) {
    this.task = task;
    this.now = now;
    var told = now.kernel().output().orElse("none");
    permission = told.lines().findFirst().orElse("none");
    live = spaced(told.substring(Math.min(told.length(), permission.length())));
  }

  Plan plan() {
    var file = written();
    if (file.isEmpty()) {
      return Plan.impossible(DesiredFile.inTheWay(task.sysctlFile()));
    }
    var changes = new ArrayList<>(file.get());
    var wanted = spaced(task.value().orElse(""));
    if (task.atOnce() && !live.equals(wanted)) {
      if (!permission.equals("free") && !task.ignoreerrors()) {
        return Plan.impossible(refused());
      }
      if (permission.equals("free")) {
        changes.add(set(wanted));
      }
    }
    return Plan.of(changes);
  }

  private Change set(String wanted) {
    return Change.of(
        new Difference.Differs(task.name(), "value", live, wanted),
        new Action.Run(Script.of(SET, Sysctl.file(task.name()), wanted)),
        Touch.only(
            becomes(
                new Query.OfScript(task.look()),
                new Ran(0, permission + "\n" + wanted + "\n", ""))));
  }

  private Optional<List<Change>> written() {
    var wanted =
        task.state() == Presence.PRESENT
            ? Optional.of(task.name() + " = " + spaced(task.value().orElseThrow()))
            : Optional.<String>empty();
    var lines = lines();
    if (lines.stream()
        .filter(this::isOurs)
        .map(SysctlPlans::plain)
        .toList()
        .equals(wanted.stream().map(SysctlPlans::plain).toList())) {
      return Optional.of(List.of());
    }
    var left = new ArrayList<String>();
    var place = -1;
    for (var line : lines) {
      if (isOurs(line)) {
        place = place < 0 ? left.size() : place;
      } else {
        left.add(line);
      }
    }
    var at = place < 0 ? left.size() : place;
    wanted.ifPresent(it -> left.add(at, it));
    var text = left.isEmpty() ? "" : String.join("\n", left) + "\n";
    return new DesiredFile(task.sysctlFile(), Content.of(text), Rights.AS_THEY_ARE)
        .changes(now.file());
  }

  private List<String> lines() {
    return now.file() instanceof FileState.Regular it
        ? it.content().flatMap(Content::text).stream().flatMap(String::lines).toList()
        : List.of();
  }

  private boolean isOurs(String line) {
    var equals = line.indexOf('=');
    return equals > 0 && key(line).equals(Sysctl.file(task.name()));
  }

  private static String key(String line) {
    return Sysctl.file(line.substring(0, line.indexOf('=')).strip().replaceFirst("^-", ""));
  }

  /** A line as the kernel reads it, however it is spaced. */
  private static String plain(String line) {
    return key(line) + "=" + spaced(line.substring(line.indexOf('=') + 1));
  }

  private static String spaced(String value) {
    return value.strip().replaceAll("\\s+", " ");
  }

  private Diagnosis refused() {
    var fixed = permission.equals("fixed");
    return Diagnosis.of("%s can't be set on this host.".formatted(task.name()))
        .because(
            fixed
                ? "Its kernel lets nobody here change it, as it is in a container: there it is the"
                    + " machine below that decides."
                : "Its kernel has no such setting.")
        .remedy(
            fixed
                ? "Set it on that machine, and leave it out here with `when: !facts.is_container`;"
                    + " or only write it into the file, with `ignoreerrors: true`."
                : "Check the spelling (`sysctl -a` on the host shows all). If a module of the"
                    + " kernel brings it, load that first.");
  }
}
