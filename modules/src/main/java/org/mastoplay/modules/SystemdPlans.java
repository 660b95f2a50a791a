package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Query;
import org.mastoplay.module.Touch;
import org.mastoplay.module.UnitState;
import org.mastoplay.text.Diagnosis;

/** What {@link Systemd} plans. */
final class SystemdPlans {
  private final Systemd task;
  private final UnitState unit;
  private final boolean anyNeedsReload;
  private final List<Difference> differences = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();
  private String active;
  private String enabled;
  private String loaded;

  SystemdPlans(Systemd task, Systemd.Seen now) {
    this.task = task;
    unit = now.unit();
    anyNeedsReload = now.anyNeedsReload();
    active = unit.active();
    enabled = unit.enabled();
    loaded = unit.loaded();
  }

  Plan plan() {
    var wantsStart = task.state().filter(it -> it != Systemd.State.STOPPED).isPresent();
    var wantsEnabled = task.enabled().orElse(false);
    if (!unit.exists() && (wantsStart || wantsEnabled)) {
      return Plan.impossible(missing());
    }
    if (unit.isMasked() && task.masked().orElse(true) && (wantsStart || wantsEnabled)) {
      return Plan.impossible(masked());
    }
    reload();
    mask();
    enable();
    state();
    if (differences.isEmpty()) {
      return Plan.inOrder();
    }
    if (unit.needsReload() && !anyNeedsReload) {
      actions.addFirst(Action.run("systemctl", "daemon-reload"));
    }
    var known =
        task.name().isEmpty()
            ? Touch.anything()
            : Touch.anything(
                Touch.becomes(
                    new Query.OfUnit(task.unit()), new UnitState(loaded, active, enabled, false)));
    return Plan.of(new Change(differences, actions, known));
  }

  private void reload() {
    if (anyNeedsReload || (task.daemonReload() && unit.needsReload())) {
      differences.add(new Difference.Differs("systemd", "unit files", "changed", "read"));
      actions.add(Action.run("systemctl", "daemon-reload"));
    }
  }

  private void mask() {
    var wanted = task.masked().orElse(unit.isMasked());
    if (wanted != unit.isMasked()) {
      differs("masked", unit.isMasked(), wanted);
      actions.add(Action.run("systemctl", wanted ? "mask" : "unmask", "--", task.unit()));
      loaded = wanted ? "masked" : "loaded";
      enabled = wanted ? "masked" : "disabled";
    }
  }

  private void enable() {
    // Static, indirect and generated units start when others need them: neither word fits them.
    var can = unit.isEnabled() || enabled.equals("disabled") || enabled.startsWith("linked");
    if (task.enabled().isEmpty() || !unit.exists() || !can) {
      return;
    }
    boolean wanted = task.enabled().get();
    if (wanted != unit.isEnabled()) {
      differs("enabled", unit.isEnabled(), wanted);
      actions.add(Action.run("systemctl", wanted ? "enable" : "disable", "--", task.unit()));
      enabled = wanted ? "enabled" : "disabled";
    }
  }

  private void state() {
    if (task.state().isEmpty()) {
      return;
    }
    switch (task.state().get()) {
      case STARTED -> {
        if (!unit.isActive()) {
          differences.add(new Difference.Differs(task.unit(), "state", unit.active(), "active"));
          systemctl("start");
        }
        active = unit.isActive() ? unit.active() : "active";
      }
      case STOPPED -> {
        if (unit.isActive()) {
          differences.add(new Difference.Differs(task.unit(), "state", unit.active(), "inactive"));
          systemctl("stop");
          active = "inactive";
        }
      }
      case RESTARTED -> happens("restarts", "restart");
      case RELOADED -> happens("reloads", "reload-or-restart");
    }
  }

  private void happens(String words, String verb) {
    differences.add(new Difference.Happens(task.unit(), unit.isActive() ? words : "starts"));
    systemctl(verb);
    active = "active";
  }

  private void systemctl(String verb) {
    actions.add(
        task.noBlock()
            ? Action.run("systemctl", "--no-block", verb, "--", task.unit())
            : Action.run("systemctl", verb, "--", task.unit()));
  }

  private void differs(String property, boolean before, boolean after) {
    differences.add(
        new Difference.Differs(task.unit(), property, before ? "yes" : "no", after ? "yes" : "no"));
  }

  private Diagnosis missing() {
    return Diagnosis.of("There is no unit %s.".formatted(task.unit()))
        .because("systemd finds no file of that name.")
        .remedy(
            "Check the spelling (`systemctl list-unit-files` on the host shows all); or install"
                + " the package that brings it, or write its file, before this task.");
  }

  private Diagnosis masked() {
    return Diagnosis.of("%s can't be started or enabled.".formatted(task.unit()))
        .because("It is masked: somebody has forbidden its start.")
        .remedy("Write `masked: false` in this task to allow it.");
  }
}
