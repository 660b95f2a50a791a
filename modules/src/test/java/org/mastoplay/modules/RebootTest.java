package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Reboot}. */
final class RebootTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row("now", "reboot: {}", Observed.bare(), "* the host starts anew", "$ reboot 600"),
        row(
            "when it is asked for",
            "reboot: {when_required: true, pre_reboot_delay: 5, reboot_timeout: 60}",
            Observed.bare().file("/run/reboot-required", "", "0644", "root"),
            "* the host starts anew",
            "$ reboot 65"),
        row("when it is not", "reboot: {when_required: true}", Observed.bare(), "="),
        row(
            "in no time",
            "reboot: {reboot_timeout: 0}",
            Observed.bare(),
            "? `reboot_timeout` is at least 1, `pre_reboot_delay` and `post_reboot_delay` at least"
                + " 0"));
  }
}
