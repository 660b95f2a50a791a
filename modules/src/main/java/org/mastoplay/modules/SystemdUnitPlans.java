package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.ArrayList;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.Script;
import org.mastoplay.module.Touch;
import org.mastoplay.module.UnitState;
import org.mastoplay.text.Diagnosis;

/** What {@link SystemdUnit} plans. */
final class SystemdUnitPlans {
  private static final Action READ = Action.run("systemctl", "daemon-reload");

  // The name of the file is that of the unit, so it is checked under that name in a folder of its
  // own, which comes before all others. A template is checked as one of its instances.
  private static final String VERIFY =
      """
      new=$1 unit=$2 dropin=$3
      command -v systemd-analyze >/dev/null || exit 0
      instance=$unit
      case $unit in *@.*) instance=${unit%%@*}@verify.${unit##*.} ;; esac
      folder=$(mktemp -d "$MASTOPLAY_DIR/units.XXXXXX") || exit
      trap 'rm -rf "$folder"' EXIT
      if [ -n "$dropin" ]; then
        systemctl cat -- "$instance" >/dev/null 2>&1 || exit 0
        mkdir "$folder/$unit.d" && cp -- "$new" "$folder/$unit.d/$dropin" || exit
      else
        cp -- "$new" "$folder/$unit" || exit
        if [ "$instance" != "$unit" ]; then cp -- "$new" "$folder/$instance" || exit; fi
      fi
      chmod -R go-w "$folder" && chmod 644 "$folder"/*.* 2>/dev/null
      SYSTEMD_UNIT_PATH=$folder: \\
        systemd-analyze verify --man=no --recursive-errors=no "$instance" \\
        >"$folder.words" 2>&1
      status=$?
      sed "s,$folder/,,g" "$folder.words" >&2
      rm -f "$folder.words"
      [ "$status" = 0 ] || echo "systemd-analyze refuses it." >&2
      exit "$status"
      """;

  private final SystemdUnit task;
  private final SystemdUnit.Seen now;

  SystemdUnitPlans(SystemdUnit task, SystemdUnit.Seen now) {
    this.task = task;
    this.now = now;
  }

  Plan plan() {
    return task.state() == Presence.PRESENT ? present() : absent();
  }

  private Plan present() {
    if (now.file() instanceof FileState.Link link) {
      return Plan.impossible(linked(link.target()));
    }
    var file =
        new DesiredFile(
            task.path(),
            task.wanted(),
            Rights.ofRoot(task.mode()),
            task.verify() ? Optional.of(verification()) : Optional.empty(),
            false);
    var found = file.changes(now.file());
    if (found.isEmpty()) {
      return Plan.impossible(DesiredFile.inTheWay(task.path()));
    }
    var changes = new ArrayList<Change>();
    found.get().forEach(it -> changes.add(read(it)));
    if (changes.isEmpty() && now.unit().needsReload()) {
      changes.add(
          Change.of(
              new Difference.Differs(task.name(), "file", "changed", "read"),
              READ,
              Touch.only(unitBecomes(after()))));
    }
    return Plan.of(changes);
  }

  private Diagnosis linked(String target) {
    var masked = target.equals("/dev/null");
    return Diagnosis.of("%s can't be written.".formatted(task.path()))
        .because(
            masked
                ? "The unit is masked: somebody has forbidden its start."
                : "It is a link to %s.".formatted(target))
        .remedy(
            masked
                ? "Allow it before this task, with `systemd: {name: %s, masked: false}`."
                    .formatted(task.name())
                : "Remove the link before this task, with `file: {path: %s, state: absent}`."
                    .formatted(task.path()));
  }

  /** The same change, after which systemd reads its files again. */
  private Change read(Change change) {
    var actions = new ArrayList<Action>();
    if (task.dropin().isPresent()) {
      actions.add(Action.run("mkdir", "-p", "--", task.path().parent().text()));
    }
    actions.addAll(change.actions());
    actions.add(READ);
    var known = new ArrayList<>(change.touch().known());
    known.add(unitBecomes(after()));
    return new Change(change.differences(), actions, new Touch.Only(known));
  }

  private Script verification() {
    // Its own path comes first, from the engine.
    return Script.of(VERIFY, task.name(), task.dropin().isPresent() ? task.path().fileName() : "");
  }

  private UnitState after() {
    var unit = now.unit();
    if (task.dropin().isPresent()) {
      return new UnitState(unit.loaded(), unit.active(), unit.enabled(), false);
    }
    var installs =
        task.wanted().text().stream().flatMap(String::lines).anyMatch("[Install]"::equals);
    var enabled = unit.isEnabled() ? unit.enabled() : installs ? "disabled" : "static";
    return new UnitState("loaded", unit.active(), enabled, false);
  }

  private Touch.Becomes<?> unitBecomes(UnitState state) {
    return becomes(new Query.OfUnit(task.name()), state);
  }

  private Plan absent() {
    if (now.file() instanceof FileState.Absent) {
      return Plan.inOrder();
    }
    if (now.file() instanceof FileState.Directory) {
      return Plan.impossible(DesiredFile.inTheWay(task.path()));
    }
    var ends = task.dropin().isEmpty() && !now.packaged() && now.unit().exists();
    var differences = new ArrayList<Difference>();
    var actions = new ArrayList<Action>();
    if (ends && now.unit().isActive()) {
      differences.add(
          new Difference.Differs(task.name(), "state", now.unit().active(), "inactive"));
      actions.add(Action.run("systemctl", "stop", "--", task.name()));
    }
    if (ends && now.unit().isEnabled()) {
      differences.add(new Difference.Differs(task.name(), "enabled", "yes", "no"));
      actions.add(Action.run("systemctl", "disable", "--", task.name()));
    }
    differences.add(new Difference.Vanishes(task.path().text(), ""));
    actions.add(Action.run("rm", "-f", "--", task.path().text()));
    task.dropin()
        .ifPresent(_ ->
            actions.add(
                Action.run(
                    "rmdir", "--ignore-fail-on-non-empty", "--", task.path().parent().text())));
    actions.add(READ);
    var gone = becomes(new Query.OfFile(task.path(), Depth.CONTENT), new FileState.Absent());
    var left = ends ? UnitState.ABSENT : now.unit();
    return Plan.of(new Change(differences, actions, Touch.only(gone, unitBecomes(left))));
  }
}
