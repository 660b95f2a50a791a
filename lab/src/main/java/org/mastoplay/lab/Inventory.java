package org.mastoplay.lab;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.TreeMultimap;
import java.nio.file.Path;
import java.util.List;

/** The lab's hosts as an inventory in Ansible's YAML form. */
record Inventory(List<LabHost> hosts, Path key, String publicKey, Path knownHosts) {
  /** Leaves out the host that the lab's internet lives on: no playbook is meant for it. */
  Inventory {
    hosts = hosts.stream().filter(host -> !InternetAccess.isInternet(host)).toList();
  }

  String text() {
    var text = new StringBuilder();
    text.append(
        """
        # Written by "mastoplay lab"; gone with "mastoplay lab down".
        all:
          vars:
            ansible_user: root
            ansible_ssh_private_key_file: %s
            ansible_ssh_common_args: %s
            # For playbooks that make an administrator's account.
            admin_key: %s
          hosts:
        """
            .formatted(
                quoted(key.toString()),
                quoted("-o UserKnownHostsFile=" + knownHosts),
                quoted(publicKey.strip())));
    hosts.forEach(host ->
        text.append(
            "    %s:\n      ansible_host: %s\n".formatted(quoted(host.name()), host.address())));
    var groups = TreeMultimap.<String, String>create();
    hosts.forEach(host -> host.groups().forEach(group -> groups.put(group, host.name())));
    if (!groups.isEmpty()) {
      text.append("  children:\n");
    }
    ImmutableSortedMap.copyOf(groups.asMap())
        .forEach((group, members) -> {
          text.append("    %s:\n      hosts:\n".formatted(quoted(group)));
          members.forEach(name -> text.append("        %s: {}\n".formatted(quoted(name))));
        });
    return text.toString();
  }

  private static String quoted(String value) {
    return value.matches("[a-z][a-z0-9_.-]*[a-z0-9]")
            && !value.matches("yes|no|on|off|true|false|null")
        ? value
        : "'" + value.replace("'", "''") + "'";
  }
}
