package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link UnattendedUpgrades}. */
final class UnattendedUpgradesTest extends ModuleTable {
  private static final String OFF =
      """
      // Kept by mastoplay: what is changed here by hand is put back.
      APT::Periodic::Update-Package-Lists "0";
      APT::Periodic::Unattended-Upgrade "0";
      APT::Periodic::AutocleanInterval "7";
      """;

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "switched off",
            "unattended_upgrades: {enabled: false, origins: [], origins_patterns: [a]}",
            Observed.bare()
                .file("/etc/apt/apt.conf.d/20auto-upgrades", OFF, "0600", "root")
                .file(
                    "/etc/apt/apt.conf.d/52unattended-upgrades-mastoplay",
                    """
                    // Kept by mastoplay: what is changed here by hand is put back.
                    #clear Unattended-Upgrade::Allowed-Origins;
                    #clear Unattended-Upgrade::Origins-Pattern;
                    Unattended-Upgrade::Origins-Pattern:: "a";
                    #clear Unattended-Upgrade::Package-Blacklist;
                    Unattended-Upgrade::Automatic-Reboot "false";
                    Unattended-Upgrade::Automatic-Reboot-Time "now";
                    Unattended-Upgrade::Automatic-Reboot-WithUsers "true";
                    Unattended-Upgrade::Mail "";
                    Unattended-Upgrade::MailReport "on-change";
                    Unattended-Upgrade::Remove-Unused-Dependencies "false";
                    Unattended-Upgrade::Remove-Unused-Kernel-Packages "true";
                    Unattended-Upgrade::AutoFixInterruptedDpkg "true";
                    """,
                    "0644",
                    "root"),
            "~ /etc/apt/apt.conf.d/20auto-upgrades mode 0600 → 0644"),
        row(
            "a folder is in the way",
            "unattended_upgrades: {}",
            Observed.bare().folder("/etc/apt/apt.conf.d/20auto-upgrades", "0755", "root"),
            "! /etc/apt/apt.conf.d/20auto-upgrades is not a regular file."),
        row(
            "nothing to upgrade",
            "unattended_upgrades: {origins: []}",
            Observed.bare(),
            "? nothing would be upgraded: give `origins`, or `enabled: false`"),
        row(
            "a quotation mark",
            "unattended_upgrades: {mail: 'a\"b'}",
            Observed.bare(),
            "? `a\"b` can't be set: apt takes no quotation marks and line breaks in values"),
        row(
            "no time",
            "unattended_upgrades: {automatic_reboot_time: '4:30'}",
            Observed.bare(),
            "? `4:30` is not a time: write one such as \"04:30\", or now"));
  }
}
