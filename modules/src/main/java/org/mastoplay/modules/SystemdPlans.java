package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Touch;
import org.mastoplay.module.UnitState;
import org.mastoplay.text.Diagnosis;

/** What {@link Systemd} plans. */
final class SystemdPlans {
  private final Systemd task;
  private final UnitState unit;
  private final Optional<String> silence;
  private final boolean anyNeedsReload;
  private final List<Difference> differences = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();
  private String active;
  private String enabled;
  private String loaded;

  SystemdPlans(Systemd task, Systemd.Seen now) {
    this.task = task;
    unit = now.unit();
    silence = now.silence();
    anyNeedsReload = now.anyNeedsReload();
    active = unit.active();
    enabled = unit.enabled();
    loaded = unit.loaded();
  }

  Plan plan() {
    if (silence.isPresent()) {
      return Plan.impossible(silent(silence.get()));
    }
    var wantsStart = task.state().filter(it -> it != Systemd.State.STOPPED).isPresent();
    var wantsEnabled = task.enabled().orElse(false);
    if (!unit.exists() && (wantsStart || wantsEnabled)) {
      return Plan.impossible(missing());
    }
    if (unit.isMasked() && task.masked().orElse(true) && (wantsStart || wantsEnabled)) {
      return Plan.impossible(masked());
    }
    reexec();
    reload();
    mask();
    enable();
    state();
    if (differences.isEmpty()) {
      return Plan.inOrder();
    }
    if (unit.needsReload() && !anyNeedsReload) {
      actions.addFirst(task.scope().telling("daemon-reload"));
    }
    var known =
        task.name().isEmpty()
            ? Touch.anything()
            : Touch.anything(
                task.scope().becoming(task.unit(), new UnitState(loaded, active, enabled, false)));
    return Plan.of(new Change(differences, actions, known));
  }

  private void reexec() {
    if (task.daemonReexec()) {
      differences.add(new Difference.Happens("systemd", "starts anew"));
      actions.add(task.scope().telling("daemon-reexec"));
    }
  }

  private void reload() {
    // What a unit that doesn't run will be started by is read with its start.
    if (anyNeedsReload || (task.daemonReload() && unit.needsReload() && unit.isActive())) {
      differences.add(new Difference.Differs("systemd", "unit files", "changed", "read"));
      actions.add(task.scope().telling("daemon-reload"));
    }
  }

  private void mask() {
    var wanted = task.masked().orElse(unit.isMasked());
    if (wanted != unit.isMasked()) {
      differs("masked", unit.isMasked(), wanted);
      install(wanted ? "mask" : "unmask");
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
      install(wanted ? "enable" : "disable");
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

  private void install(String verb) {
    actions.add(
        task.force()
            ? task.scope().telling("--force", verb, "--", task.unit())
            : task.scope().telling(verb, "--", task.unit()));
  }

  private void systemctl(String verb) {
    if (task.noBlock()) {
      actions.add(task.scope().telling("--no-block", verb, "--", task.unit()));
    } else if (verb.equals("stop")) {
      actions.add(task.scope().telling(verb, "--", task.unit()));
    } else {
      actions.add(task.scope().starting(verb, "--", task.unit()));
    }
  }

  private void differs(String property, boolean before, boolean after) {
    differences.add(
        new Difference.Differs(task.unit(), property, before ? "yes" : "no", after ? "yes" : "no"));
  }

  private static Diagnosis silent(String words) {
    return Diagnosis.of("The systemd of this account can't be asked.")
        .because(
            "An account has one only while somebody is logged in as it, unless it is told to stay.")
        .remedy(
            "Before this task, as root: `command: loginctl enable-linger NAME` with `creates:"
                + " /var/lib/systemd/linger/NAME`; and see that `become_user` names the account.")
        .words(words);
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
