package org.mastoplay.modules;

import java.util.Optional;
import java.util.regex.Pattern;
import org.mastoplay.module.Action;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.UnitState;
import org.mastoplay.text.Diagnosis;

/** A service, timer or other unit of systemd. */
@Module(
    name = "systemd",
    aliases = {"systemd_service", "service"},
    summary = "Starts, stops, restarts and enables services, timers and other systemd units.",
    since = "0.1",
    examples = {
      """
      - name: See that nginx runs, also after a reboot
        systemd:
          name: nginx
          state: started
          enabled: true
      """,
      """
      - name: Start the timer
        systemd:
          name: cleanup.timer
          state: started
          enabled: true
          daemon_reload: true
      """,
      """
      - name: Reload nginx
        systemd:
          name: nginx
          state: reloaded
      """,
      """
      - name: Start a service of the account mastodon
        systemd:
          name: backup.timer
          scope: user
          state: started
          enabled: true
        become: true
        become_user: mastodon
      """
    })
record Systemd(
    @Doc("Unit; without a suffix a service is meant") @Alias({"service", "unit"})
        Optional<String> name,
    @Doc("What it shall do now") Optional<State> state,
    @Doc("Whether it starts with the host") Optional<Boolean> enabled,
    @Doc("Whether it is kept from being started at all") Optional<Boolean> masked,
    @Doc(
            "Whether systemd reads its unit files again if they have changed; a task that starts or"
                + " restarts something does so anyway")
        @Alias("daemon-reload")
        @Default("false")
        boolean daemonReload,
    @Doc("Whether systemd itself starts anew, in every run, while all that it manages goes on")
        @Alias("daemon-reexec")
        @Default("false")
        boolean daemonReexec,
    @Doc("Whose units are meant") @Default("system") SystemdScope scope,
    @Doc("Whether the task ends without waiting for the unit") @Default("false") boolean noBlock,
    @Doc("Whether links that are in the way of enabling or masking are replaced") @Default("false")
        boolean force)
    implements TaskModule<Systemd.Seen> {

  private static final Pattern SUFFIX =
      Pattern.compile(".*\\.(service|socket|timer|mount|automount|target|path|slice|scope|swap)");

  /** What a unit shall do. */
  enum State {
    @Doc("Run; it is started if it doesn't")
    STARTED,
    @Doc("Not run; it is stopped if it does")
    STOPPED,
    @Doc("Start anew, in every run")
    RESTARTED,
    @Doc("Read its settings anew, in every run; it is started if it doesn't run")
    RELOADED
  }

  /**
   * What was seen.
   *
   * @param silence why systemd can't be asked
   * @param anyNeedsReload whether the file of any unit has changed since systemd read it
   */
  record Seen(UnitState unit, Optional<String> silence, boolean anyNeedsReload) {}

  Systemd {
    if (name.isEmpty() && !daemonReload && !daemonReexec) {
      throw new IllegalArgumentException("give `name`, or `daemon_reload: true`");
    }
    if (scope == SystemdScope.GLOBAL && (state.isPresent() || daemonReload || daemonReexec)) {
      throw new IllegalArgumentException(
          "with `scope: global`, units can only be enabled, disabled and masked");
    }
    if (name.isEmpty() && (state.isPresent() || enabled.isPresent() || masked.isPresent())) {
      throw new IllegalArgumentException("`state`, `enabled` and `masked` need `name`");
    }
    name.ifPresent(it -> {
      if (it.isBlank() || it.startsWith("-") || it.contains("/") || it.contains(" ")) {
        throw new IllegalArgumentException("`%s` can't be the name of a unit".formatted(it));
      }
    });
  }

  /** The unit's full name. */
  String unit() {
    return name.map(it -> SUFFIX.matcher(it).matches() ? it : it + ".service").orElse("");
  }

  @Override
  public Probe<Seen> probe() {
    return (name.isPresent()
            ? scope.look(unit()).then(this::unread)
            : Probe.known(new SystemdScope.Seen(UnitState.ABSENT, Optional.empty())))
        .with(
            daemonReload ? scope.needsReload() : Probe.known(false),
            (seen, reload) -> new Seen(seen.unit(), seen.silence(), reload));
  }

  @Override
  public Plan plan(Seen now) {
    return new SystemdPlans(this, now).plan();
  }

  @Override
  public Optional<Diagnosis> failure(Action last, ScriptState.Ran outcome) {
    return outcome.err().contains("The last lines of its journal:")
        ? Optional.of(
            Diagnosis.of("%s does not run.".formatted(unit()))
                .because("It ended at once, or could not be started.")
                .remedy(
                    "Read below why. On the host, `systemctl status %s` tells more."
                        .formatted(unit()))
                .words(outcome.err()))
        : Optional.empty();
  }

  /** A unit whose file was written after systemd had last looked is there all the same. */
  private Probe<SystemdScope.Seen> unread(SystemdScope.Seen seen) {
    return seen.unit().exists() || seen.silence().isPresent()
        ? Probe.known(seen)
        : scope
            .isWritten(unit())
            .map(written ->
                written
                    ? new SystemdScope.Seen(
                        new UnitState("loaded", "inactive", "disabled", true), Optional.empty())
                    : seen);
  }
}
