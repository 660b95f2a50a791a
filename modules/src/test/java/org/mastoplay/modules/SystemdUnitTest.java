package org.mastoplay.modules;

import java.util.List;
import org.mastoplay.module.FileState;

/** The cases of {@link SystemdUnit}. */
final class SystemdUnitTest extends ModuleTable {
  private static final String PATH = "/etc/systemd/system/a.service";

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new",
            "systemd_unit: {name: a.service, content: hello}",
            Observed.bare(),
            "~ /etc/systemd/system/a.service [ → hello] new, 0644 root",
            "$ put /etc/systemd/system/a.service 0644",
            "$ systemctl daemon-reload"),
        row(
            "in order",
            "systemd_unit: {name: a.service, content: hello}",
            Observed.bare()
                .file(PATH, "hello", "0644", "root")
                .unit("a.service", "loaded", "active", "enabled"),
            "="),
        row(
            "a template, with another mode",
            "systemd_unit: {name: a.service, src: a.service.ftl, mode: '0600'}",
            Observed.bare().file(PATH, "a.service.ftl", "0644", "root"),
            "~ /etc/systemd/system/a.service mode 0644 → 0600"),
        row(
            "a drop-in",
            "systemd_unit: {name: a@.service, dropin: limits, content: hello}",
            Observed.bare(),
            "~ /etc/systemd/system/a@.service.d/limits.conf [ → hello] new, 0644 root",
            "$ mkdir -p -- /etc/systemd/system/a@.service.d",
            "$ put /etc/systemd/system/a@.service.d/limits.conf 0644",
            "$ systemctl daemon-reload"),
        row(
            "no longer",
            "systemd_unit: {name: a.service, state: absent}",
            Observed.bare()
                .file(PATH, "hello", "0644", "root")
                .unit("a.service", "loaded", "active", "enabled"),
            "~ a.service state active → inactive",
            "~ a.service enabled yes → no",
            "- /etc/systemd/system/a.service",
            "$ systemctl stop -- a.service",
            "$ systemctl disable -- a.service",
            "$ rm -f -- /etc/systemd/system/a.service",
            "$ systemctl daemon-reload"),
        row(
            "a package's own unit goes on",
            "systemd_unit: {name: a.service, state: absent}",
            Observed.bare()
                .file(PATH, "hello", "0644", "root")
                .file("/usr/lib/systemd/system/a.service", "", "0644", "root")
                .unit("a.service", "loaded", "active", "enabled"),
            "- /etc/systemd/system/a.service",
            "$ rm -f -- /etc/systemd/system/a.service",
            "$ systemctl daemon-reload"),
        row(
            "gone already",
            "systemd_unit: {name: a.service, dropin: limits, state: absent}",
            Observed.bare(),
            "="),
        row(
            "masked",
            "systemd_unit: {name: a.service, content: hello}",
            Observed.bare().file(PATH, new FileState.Link("/dev/null", "root", "root")),
            "! /etc/systemd/system/a.service can't be written."),
        row(
            "without its kind",
            "systemd_unit: {name: a, content: hello}",
            Observed.bare(),
            "? `a` is not the full name of a unit: write one such as a.service"),
        row(
            "nothing to write",
            "systemd_unit: {name: a.service}",
            Observed.bare(),
            "? give either `content` or `src`"),
        row(
            "a drop-in elsewhere",
            "systemd_unit: {name: a.service, dropin: ../x, content: hello}",
            Observed.bare(),
            "? `../x` can't be the name of a drop-in"));
  }
}
