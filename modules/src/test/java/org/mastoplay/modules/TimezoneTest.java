package org.mastoplay.modules;

import java.util.List;
import org.mastoplay.module.FileState;

/** The cases of {@link Timezone}. */
final class TimezoneTest extends ModuleTable {
  private static Observed zones() {
    return Observed.bare()
        .file("/usr/share/zoneinfo/Etc/UTC", "", "0644", "root")
        .file("/usr/share/zoneinfo/Europe/Berlin", "", "0644", "root");
  }

  private static Observed linked(Observed host, String target) {
    return host.file("/etc/localtime", new FileState.Link(target, "root", "root"));
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new",
            "timezone: {name: Europe/Berlin}",
            zones(),
            "~ time zone name UTC, since none is set → Europe/Berlin",
            "$ Europe/Berlin"),
        row(
            "another",
            "timezone: Europe/Berlin",
            linked(zones(), "/usr/share/zoneinfo/Etc/UTC"),
            "~ time zone name Etc/UTC → Europe/Berlin"),
        row(
            "in order",
            "timezone: Europe/Berlin",
            linked(zones(), "/usr/share/zoneinfo/Europe/Berlin"),
            "="),
        row(
            "a relative link",
            "timezone: Europe/Berlin",
            linked(zones(), "../usr/share/zoneinfo/Europe/Berlin"),
            "="),
        row(
            "only the name is wrong",
            "timezone: Europe/Berlin",
            linked(zones(), "/usr/share/zoneinfo/Europe/Berlin")
                .file("/etc/timezone", "Etc/UTC\n", "0644", "root"),
            "~ time zone name Etc/UTC → Europe/Berlin"),
        row(
            "both are right",
            "timezone: Europe/Berlin",
            linked(zones(), "/usr/share/zoneinfo/Europe/Berlin")
                .file("/etc/timezone", "Europe/Berlin\n", "0644", "root"),
            "="),
        row(
            "no such zone",
            "timezone: Europe/Bonn",
            zones(),
            "! There is no time zone Europe/Bonn."),
        row(
            "tzdata is missing",
            "timezone: Europe/Berlin",
            Observed.bare(),
            "~ time zone name UTC, since none is set → Europe/Berlin"),
        row(
            "no zone at all",
            "timezone: ../../etc/passwd",
            Observed.bare(),
            "? `../../etc/passwd` is not a time zone: write one such as Europe/Berlin or Etc/UTC"));
  }
}
