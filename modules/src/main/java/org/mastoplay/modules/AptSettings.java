package org.mastoplay.modules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Content;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;

/** Settings of {@link UnattendedUpgrades}, as apt.conf(5) writes them. */
final class AptSettings {
  private static final String HEAD =
      "// Kept by mastoplay: what is changed here by hand is put back.\n";

  private final StringBuilder text = new StringBuilder(HEAD);

  private AptSettings() {}

  /** A file of settings that apt can read. */
  static DesiredFile file(RemotePath path, Content content) {
    return new DesiredFile(
        path,
        content,
        Rights.ofRoot(Rights.FILE),
        Optional.of(Script.of("apt-config -c \"$1\" dump >/dev/null")),
        false);
  }

  static Content periodic(UnattendedUpgrades task) {
    var every = String.valueOf(task.enabled() ? task.interval() : 0);
    var settings = new AptSettings();
    settings.set("APT::Periodic::Update-Package-Lists", every);
    settings.set("APT::Periodic::Unattended-Upgrade", every);
    settings.set("APT::Periodic::AutocleanInterval", String.valueOf(task.autocleanInterval()));
    return settings.content();
  }

  static Content upgrades(UnattendedUpgrades task) {
    var settings = new AptSettings();
    // What the package itself sets would be added to, and upgraded too.
    settings.clear("Unattended-Upgrade::Allowed-Origins");
    settings.list("Unattended-Upgrade::Origins-Pattern", task.patterns());
    settings.list("Unattended-Upgrade::Package-Blacklist", task.blacklist());
    settings.set("Unattended-Upgrade::Automatic-Reboot", task.automaticReboot());
    settings.set("Unattended-Upgrade::Automatic-Reboot-Time", task.automaticRebootTime());
    settings.set("Unattended-Upgrade::Automatic-Reboot-WithUsers", task.automaticRebootWithUsers());
    settings.set("Unattended-Upgrade::Mail", task.mail().orElse(""));
    settings.set("Unattended-Upgrade::MailReport", task.mailWord());
    settings.set("Unattended-Upgrade::Remove-Unused-Dependencies", task.removeUnused());
    settings.set(
        "Unattended-Upgrade::Remove-Unused-Kernel-Packages", task.removeUnusedKernelPackages());
    settings.set("Unattended-Upgrade::AutoFixInterruptedDpkg", task.autoFixInterruptedDpkg());
    task.options().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(it -> settings.set("Unattended-Upgrade::" + it.getKey(), it.getValue()));
    return settings.content();
  }

  private void clear(String name) {
    text.append("#clear ").append(name).append(";\n");
  }

  private void list(String name, List<String> values) {
    clear(name);
    values.forEach(it -> set(name + "::", it));
  }

  private void set(String name, boolean value) {
    set(name, String.valueOf(value));
  }

  private void set(String name, String value) {
    text.append(name).append(" \"").append(value).append("\";\n");
  }

  private Content content() {
    return Content.of(text.toString());
  }
}
