package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Systemd}. */
final class SystemdTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row(
            "started and enabled",
            "systemd: {name: nginx, state: started, enabled: true}",
            Observed.bare().unit("nginx.service", "loaded", "inactive", "disabled"),
            "~ nginx.service enabled no → yes",
            "~ nginx.service state inactive → active",
            "$ systemctl enable -- nginx.service",
            "$ systemctl start -- nginx.service"),
        row(
            "in order",
            "service: {name: nginx, state: started, enabled: true}",
            Observed.bare().unit("nginx.service", "loaded", "active", "enabled"),
            "="),
        row(
            "stopped",
            "systemd: {name: nginx, state: stopped, enabled: false}",
            Observed.bare().unit("nginx.service", "loaded", "active", "enabled"),
            "~ nginx.service enabled yes → no",
            "~ nginx.service state active → inactive"),
        row(
            "what isn't there is stopped",
            "systemd: {name: nginx, state: stopped, enabled: false}",
            Observed.bare(),
            "="),
        row(
            "restarts",
            "systemd: {name: a.timer, state: restarted}",
            Observed.bare().unit("a.timer", "loaded", "active", "enabled"),
            "* a.timer restarts",
            "$ systemctl restart -- a.timer"),
        row(
            "reloads",
            "systemd: {name: nginx, state: reloaded, no_block: true}",
            Observed.bare().unit("nginx.service", "loaded", "active", "enabled"),
            "* nginx.service reloads",
            "$ systemctl --no-block reload-or-restart -- nginx.service"),
        row(
            "no such unit",
            "systemd: {name: ngnix, state: started}",
            Observed.bare(),
            "! There is no unit ngnix.service."),
        row(
            "its file has just been written",
            "systemd: {name: a.timer, state: started, enabled: true}",
            Observed.bare().file("/etc/systemd/system/a.timer", "", "0644", "root"),
            "~ a.timer enabled no → yes",
            "~ a.timer state inactive → active",
            "$ systemctl daemon-reload",
            "$ systemctl enable -- a.timer",
            "$ systemctl start -- a.timer"),
        row(
            "static units can't be enabled",
            "systemd: {name: a, enabled: true}",
            Observed.bare().unit("a.service", "loaded", "inactive", "static"),
            "="),
        row(
            "masked",
            "systemd: {name: a, masked: true, state: stopped}",
            Observed.bare().unit("a.service", "loaded", "active", "enabled"),
            "~ a.service masked no → yes",
            "~ a.service state active → inactive"),
        row(
            "unmasked",
            "systemd: {name: a, masked: false, state: started}",
            Observed.bare().unit("a.service", "masked", "inactive", "masked"),
            "~ a.service masked yes → no",
            "~ a.service state inactive → active"),
        row(
            "masked can't be started",
            "systemd: {name: a, state: started}",
            Observed.bare().unit("a.service", "masked", "inactive", "masked"),
            "! a.service can't be started or enabled."),
        row(
            "units are read again",
            "systemd: {daemon_reload: true}",
            Observed.bare().answers("NeedDaemonReload", "NeedDaemonReload=yes\n"),
            "~ systemd unit files changed → read",
            "$ systemctl daemon-reload"),
        row(
            "only when needed",
            "systemd: {daemon_reload: true}",
            Observed.bare().answers("NeedDaemonReload", "NeedDaemonReload=no\n"),
            "="),
        row(
            "links in the way are replaced",
            "systemd: {name: a, enabled: true, force: true}",
            Observed.bare().unit("a.service", "loaded", "active", "disabled"),
            "~ a.service enabled no → yes",
            "$ systemctl --force enable -- a.service"),
        row(
            "of an account",
            "systemd: {name: a, scope: user, state: started, enabled: true}",
            Observed.bare()
                .answers(
                    "--user show",
                    "LoadState=loaded\nActiveState=inactive\nUnitFileState=disabled\n"),
            "~ a.service enabled no → yes",
            "~ a.service state inactive → active",
            "$ systemctl --user enable -- a.service",
            "$ systemctl --user start -- a.service"),
        row(
            "of an account that has no systemd",
            "systemd: {name: a, scope: user, state: started}",
            Observed.bare().fails("--user show", "Failed to connect to bus"),
            "! The systemd of this account can't be asked."),
        row(
            "of all accounts",
            "systemd: {name: a, scope: global, enabled: true}",
            Observed.bare().answers("--global is-enabled", "disabled\n"),
            "~ a.service enabled no → yes",
            "$ systemctl --global enable -- a.service"),
        row(
            "nobody starts a unit of all accounts",
            "systemd: {name: a, scope: global, state: started}",
            Observed.bare(),
            "? with `scope: global`, units can only be enabled, disabled and masked"),
        row(
            "systemd starts anew",
            "systemd: {daemon_reexec: true}",
            Observed.bare(),
            "* systemd starts anew",
            "$ systemctl daemon-reexec"),
        row(
            "no unit",
            "systemd: {state: started}",
            Observed.bare(),
            "? give `name`, or `daemon_reload: true`"),
        row(
            "unknown state",
            "systemd: {name: a, state: running}",
            Observed.bare(),
            "? unknown value `running`"));
  }
}
