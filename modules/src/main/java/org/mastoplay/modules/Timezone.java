package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.FreeForm;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** The time zone of the host. */
@Module(
    name = "timezone",
    summary = "Sets the time zone of the host.",
    since = "0.1",
    examples = {
      """
      - name: Keep the time of Berlin
        timezone:
          name: Europe/Berlin
      """,
      """
      - name: Keep universal time
        timezone: Etc/UTC
      """
    })
record Timezone(@Doc("Zone as in the IANA database, such as Europe/Berlin") @FreeForm String name)
    implements TaskModule<Timezone.Seen> {

  private static final RemotePath LOCALTIME = new RemotePath("/etc/localtime");
  // Debian 12 and older keep the name here, too; newer ones have no such file.
  private static final RemotePath NAME = new RemotePath("/etc/timezone");
  private static final RemotePath ZONES = new RemotePath("/usr/share/zoneinfo");
  private static final String SET =
      """
      [ -e "/usr/share/zoneinfo/$1" ] || {
        echo "There is no time zone $1; is the package tzdata installed?" >&2
        exit 1
      }
      ln -s "/usr/share/zoneinfo/$1" /etc/localtime.mastoplay-$$ &&
        mv -fT /etc/localtime.mastoplay-$$ /etc/localtime || exit
      if [ -e /etc/timezone ]; then echo "$1" > /etc/timezone; fi
      """;

  /**
   * What was seen.
   *
   * @param zone the file of the wanted zone
   * @param anyZone that of a zone which is in every copy of the database
   */
  record Seen(FileState localtime, FileState name, FileState zone, FileState anyZone) {}

  Timezone {
    if (!name.matches("[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")) {
      throw new IllegalArgumentException(
          "`%s` is not a time zone: write one such as Europe/Berlin or Etc/UTC".formatted(name));
    }
  }

  @Override
  public Probe<Seen> probe() {
    return Probe.file(LOCALTIME, Depth.ATTRIBUTES)
        .with(Probe.file(NAME, Depth.CONTENT), (local, name) -> new Seen(local, name, local, local))
        .with(
            Probe.file(ZONES.child(name), Depth.ATTRIBUTES),
            (seen, zone) -> new Seen(seen.localtime(), seen.name(), zone, zone))
        .with(
            Probe.file(ZONES.child("Etc/UTC"), Depth.ATTRIBUTES),
            (seen, any) -> new Seen(seen.localtime(), seen.name(), seen.zone(), any));
  }

  @Override
  public Plan plan(Seen now) {
    if (now.zone() instanceof FileState.Absent && !(now.anyZone() instanceof FileState.Absent)) {
      return Plan.impossible(
          Diagnosis.of("There is no time zone %s.".formatted(name))
              .because("%s is not on the host.".formatted(ZONES.child(name)))
              .remedy(
                  "Check the spelling: `timedatectl list-timezones` shows all. Old names are in the"
                      + " package tzdata-legacy."));
    }
    var before = before(now.localtime());
    var written =
        now.name() instanceof FileState.Regular it
            ? it.content().flatMap(Content::text).map(String::strip)
            : Optional.of(name);
    if (before.equals(name) && written.equals(Optional.of(name))) {
      return Plan.inOrder();
    }
    var link = new FileState.Link(ZONES.child(name).text(), "root", "root");
    var shown = before.equals(name) ? written.orElse("?") : before;
    return Plan.of(
        Change.of(
            new Difference.Differs("time zone", "name", shown, name),
            new Action.Run(Script.of(SET, name)),
            now.name() instanceof FileState.Regular it
                ? Touch.only(
                    becomes(new Query.OfFile(LOCALTIME, Depth.CONTENT), link),
                    DesiredFile.written(
                        NAME,
                        Content.of(name + "\n"),
                        new Rights.Held(it.mode(), it.owner(), it.group())))
                : Touch.only(becomes(new Query.OfFile(LOCALTIME, Depth.CONTENT), link))));
  }

  private static String before(FileState localtime) {
    return localtime instanceof FileState.Link link
        ? link.target().replaceFirst(".*/zoneinfo/", "")
        : localtime instanceof FileState.Absent ? "UTC, since none is set" : "unnamed";
  }
}
