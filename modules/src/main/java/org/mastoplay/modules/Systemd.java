package org.mastoplay.modules;

import java.util.Optional;
import java.util.regex.Pattern;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.UnitState;

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
    @Doc("Whose units are meant; only the system's so far") @Default("system") Scope scope,
    @Doc("Whether the task ends without waiting for the unit") @Default("false") boolean noBlock)
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

  /** Whose units. */
  enum Scope {
    @Doc("The system's")
    SYSTEM
  }

  /**
   * What was seen.
   *
   * @param anyNeedsReload whether the file of any unit has changed since systemd read it
   */
  record Seen(UnitState unit, boolean anyNeedsReload) {}

  Systemd {
    if (name.isEmpty() && !daemonReload) {
      throw new IllegalArgumentException("give `name`, or `daemon_reload: true`");
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
            ? Probe.unit(unit()).then(this::unread)
            : Probe.known(UnitState.ABSENT))
        .with(daemonReload ? needsReload() : Probe.known(false), Seen::new);
  }

  @Override
  public Plan plan(Seen now) {
    return new SystemdPlans(this, now).plan();
  }

  /** A unit whose file was written after systemd had last looked is there all the same. */
  private Probe<UnitState> unread(UnitState state) {
    if (state.exists()) {
      return Probe.known(state);
    }
    // For an instance such as worker@1.service the file is that of worker@.service.
    var file = unit().replaceFirst("@[^.]*", "@");
    return Probe.file(new RemotePath("/etc/systemd/system/" + file), Depth.ATTRIBUTES)
        .map(it ->
            it instanceof FileState.Absent
                ? state
                : new UnitState("loaded", "inactive", "disabled", true));
  }

  private static Probe<Boolean> needsReload() {
    return Probe.script(Script.command("systemctl", "show", "--property=NeedDaemonReload", "*"))
        .map(it -> it.output().orElse("").contains("NeedDaemonReload=yes"));
  }
}
