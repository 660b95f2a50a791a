package org.mastoplay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InventoryTest {
  private static final Path KEY = Path.of("/lab/key");
  private static final Path KNOWN_HOSTS = Path.of("/lab/known_hosts");

  @Test
  void listsHostsAndGroups() {
    var hosts =
        List.of(
            host("h1", "10.213.0.11", Set.of("web", "db")),
            host("h2", "10.213.0.12", Set.of("web")));

    assertThat(new Inventory(hosts, KEY, "ssh-ed25519 AAAA mine\n", KNOWN_HOSTS).text())
        .isEqualTo(
            """
            # Written by "mastoplay lab"; gone with "mastoplay lab down".
            all:
              vars:
                ansible_user: root
                ansible_ssh_private_key_file: '/lab/key'
                ansible_ssh_common_args: '-o UserKnownHostsFile=/lab/known_hosts'
                # For playbooks that make an administrator's account.
                admin_key: 'ssh-ed25519 AAAA mine'
              hosts:
                h1:
                  ansible_host: 10.213.0.11
                h2:
                  ansible_host: 10.213.0.12
              children:
                db:
                  hosts:
                    h1: {}
                web:
                  hosts:
                    h1: {}
                    h2: {}
            """);
  }

  @Test
  void quotesWhatYamlWouldTakeForSomethingElse() {
    var hosts = List.of(host("no", "10.213.0.11", Set.of("1")));

    assertThat(new Inventory(hosts, KEY, "ssh-ed25519 AAAA mine\n", KNOWN_HOSTS).text())
        .contains("    'no':\n", "    '1':\n");
  }

  @Test
  void leavesOutGroupsWhereThereAreNone() {
    var hosts = List.of(host("h1", "10.213.0.11", Set.of()));

    assertThat(new Inventory(hosts, KEY, "ssh-ed25519 AAAA mine\n", KNOWN_HOSTS).text())
        .doesNotContain("children");
  }

  @Test
  void leavesOutTheHostOfTheInternet() {
    var hosts =
        List.of(host("h1", "10.213.0.11", Set.of()), host("internet", "10.213.0.12", Set.of()));

    assertThat(new Inventory(hosts, KEY, "ssh-ed25519 AAAA mine\n", KNOWN_HOSTS).text())
        .contains("h1:")
        .doesNotContain("internet");
  }

  private static LabHost host(String name, String address, Set<String> groups) {
    return new LabHost(name, address, Suite.TRIXIE, groups, LabHost.State.ON);
  }
}
