package org.mastoplay.modules;

import java.util.Optional;
import java.util.regex.Pattern;
import org.mastoplay.module.Action;
import org.mastoplay.module.Content;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.RenderedTemplate;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.UnitState;
import org.mastoplay.text.Diagnosis;

/** The file of a systemd unit, or a part that is added to one. */
@Module(
    name = "systemd_unit",
    summary =
        "Writes a unit of systemd or a drop-in for one, once systemd has found no fault in it.",
    since = "0.1",
    examples = {
      """
      - name: Define the service
        systemd_unit:
          name: hello.service
          content: |
            [Unit]
            Description=Says hello

            [Service]
            ExecStart=/usr/bin/sleep infinity

            [Install]
            WantedBy=multi-user.target
        notify: Restart hello
      """,
      """
      - name: Give PostgreSQL more time to start
        systemd_unit:
          name: postgresql@.service
          dropin: patience
          content: |
            [Service]
            TimeoutStartSec=300
      """,
      """
      - name: Render a service
        systemd_unit:
          name: mastodon-web.service
          src: mastodon-web.service.ftl
      """
    })
record SystemdUnit(
    @Doc("Unit with its suffix, such as mastodon-web.service") String name,
    @Doc("What stands in the file") Optional<Content> content,
    @Doc("Template beside the playbook, instead of `content`") Optional<RenderedTemplate> src,
    @Doc("Name of a drop-in: what is given is added to the unit instead of being all of it")
        Optional<String> dropin,
    @Doc("Whether the file is there; a unit is stopped and disabled before it goes")
        @Default("present")
        Presence state,
    @Doc("Permission bits") @Default("0644") Mode mode,
    @Doc("Whether `systemd-analyze verify` must accept the unit before it takes its place")
        @Default("true")
        boolean verify)
    implements TaskModule<SystemdUnit.Seen> {

  private static final RemotePath FOLDER = new RemotePath("/etc/systemd/system");
  private static final Pattern NAME =
      Pattern.compile(
          "[A-Za-z0-9:_.@\\\\-]+\\.(service|socket|timer|mount|automount|target|path|slice|swap)");

  /**
   * What was seen.
   *
   * @param packaged whether a package has a unit of that name, too
   */
  record Seen(FileState file, UnitState unit, boolean packaged) {}

  SystemdUnit {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "`%s` is not the full name of a unit: write one such as %s.service"
              .formatted(name, name.matches("[A-Za-z0-9_@-]+") ? name : "hello"));
    }
    if ((content.isPresent() && src.isPresent())
        || (state == Presence.PRESENT && content.isEmpty() && src.isEmpty())) {
      throw new IllegalArgumentException("give either `content` or `src`");
    }
    dropin.ifPresent(it -> {
      if (!it.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
        throw new IllegalArgumentException("`%s` can't be the name of a drop-in".formatted(it));
      }
    });
  }

  /** The file. */
  RemotePath path() {
    return dropin
        .map(it -> FOLDER.child(name + ".d").child(it.endsWith(".conf") ? it : it + ".conf"))
        .orElse(FOLDER.child(name));
  }

  /** What shall stand in it. */
  Content wanted() {
    return content.or(() -> src.map(RenderedTemplate::content)).orElse(Content.EMPTY);
  }

  @Override
  public Probe<Seen> probe() {
    var packaged = new RemotePath("/usr/lib/systemd/system").child(name);
    return (state == Presence.PRESENT
            ? DesiredFile.look(path(), wanted())
            : Probe.file(path(), Depth.ATTRIBUTES))
        .with(Probe.unit(name), (file, unit) -> new Seen(file, unit, false))
        .with(
            Probe.file(packaged, Depth.ATTRIBUTES),
            (seen, it) -> new Seen(seen.file(), seen.unit(), !(it instanceof FileState.Absent)));
  }

  @Override
  public Plan plan(Seen now) {
    return new SystemdUnitPlans(this, now).plan();
  }

  @Override
  public Optional<Diagnosis> failure(Action last, ScriptState.Ran outcome) {
    return last instanceof Action.Put && outcome.err().contains("systemd-analyze")
        ? Optional.of(
            Diagnosis.of("systemd finds fault with %s.".formatted(path().fileName()))
                .because("It was checked with `systemd-analyze verify` before it took its place.")
                .remedy(
                    "Correct what is named below: nothing was changed. If a program or unit that it"
                        + " names comes later, put this task behind that one, or say `verify:"
                        + " false`.")
                .words(outcome.err().replaceAll("(?m)^systemd-analyze.*\\R?", "")))
        : Optional.empty();
  }
}
