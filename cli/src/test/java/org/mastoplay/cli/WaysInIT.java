package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.lab.Suite;

/** The ways to a host: inventories as Ansible's users have them, and other accounts on it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaysInIT {
  @SuppressWarnings("NullAway.Init") // set before all tests
  private Rehearsal rehearsal;

  @TempDir private Path folder;

  @BeforeAll
  void boot(@TempDir Path labFolder) {
    rehearsal = Rehearsal.boot(labFolder, Suite.TRIXIE, Map.of("web1", Set.of("web")));
  }

  @AfterAll
  void takeDown() {
    rehearsal.close();
  }

  @Test
  void anIniFileWithVariablesBesideIt() throws Exception {
    write(
        "site/hosts",
        """
        # The hosts of a small site.
        [web]
        first ansible_ssh_host=ADDRESS ansible_ssh_port=22 http_port=80 maxRequestsPerChild=808

        [web:vars]
        ansible_ssh_private_key_file="KEY"

        [tokyo:children]
        web

        [tokyo:vars]
        ansible_ssh_user=admin
        """);
    write("site/group_vars/all.yml", "ansible_ssh_common_args: -o UserKnownHostsFile=KNOWN\n");
    write("site/group_vars/tokyo/more.yml", "region: Tokyo\nansible_become: true\n");
    write("site/host_vars/first.yml", "motto: 'from host_vars'\n");
    assertThat(told("site/hosts", "${region} ${http_port} ${motto} ${group_names?join(' ')}"))
        .isEqualTo("Tokyo 80 from host_vars tokyo web");
  }

  @Test
  void optionsOfOpenSsh() throws Exception {
    write(
        "options.ini",
        """
        first ansible_ssh_extra_args='-o HostName=ADDRESS -o User=root -oPort=22'
        [all:vars]
        ansible_ssh_common_args=-o IdentityFile="KEY" -o 'UserKnownHostsFile KNOWN' -o IdentitiesOnly=yes
        """);
    assertThat(told("options.ini", "${inventory_hostname}")).isEqualTo("first");
  }

  @Test
  void aProgram() throws Exception {
    write(
        "cloud",
        """
        #!/bin/sh
        cat <<'JSON'
        {
          "web": {"hosts": ["first"], "vars": {"region": "Osaka"}},
          "all": {"children": ["web"]},
          "_meta": {
            "hostvars": {
              "first": {
                "ansible_host": "ADDRESS",
                "ansible_user": "root",
                "ansible_ssh_private_key_file": "KEY",
                "ansible_ssh_common_args": "-o UserKnownHostsFile=KNOWN"
              }
            }
          }
        }
        JSON
        """);
    Files.setPosixFilePermissions(
        folder.resolve("cloud"), PosixFilePermissions.fromString("rwx------"));
    assertThat(told("cloud", "${region} ${groups.web?join(',')}")).isEqualTo("Osaka first");
  }

  @Test
  void anAccountThatBecomesRoot() throws Exception {
    rehearsal.onHost("web1", "echo root:lab-root | chpasswd", "");
    rehearsal.onHost("web1", "apt-get -q update && apt-get -qy install opendoas", "");
    rehearsal.onHost("web1", "cat >/etc/doas.conf", "permit nopass plain as root\n");
    write(
        "accounts.ini",
        """
        by_su ansible_become_password=lab-root
        by_doas
        [all:vars]
        ansible_host=ADDRESS
        ansible_user=plain
        ansible_ssh_private_key_file=KEY
        ansible_ssh_common_args=-o UserKnownHostsFile=KNOWN
        """);
    for (var method : new String[] {"su", "doas"}) {
      write("who.yml", who("by_" + method, method));
      var seen = apply("accounts.ini", "who.yml");
      assertThat(seen.code()).as(seen.all()).isZero();
      assertThat(seen.all()).doesNotContain("lab-root");
      assertThat(rehearsal.onHost("web1", "stat -c '%U %a' /srv/by-" + method, ""))
          .isEqualTo("root 600\n");
    }
  }

  private static String who(String host, String method) {
    return """
    - hosts: %s
      become: true
      become_method: %s
      tasks:
        - {name: Ask, command: id -un, register: asked, changed_when: false}
        - {name: Is it root, assert: {that: asked.stdout == 'root'}}
        - {name: Write, copy: {dest: /srv/by-%s, content: x, mode: 0600}}
    """
        .formatted(host, method, method);
  }

  /** What a playbook writes on the only host of an inventory, as it reads there. */
  private String told(String inventory, String content) throws Exception {
    write(
        "tell.yml",
        """
        - hosts: all
          tasks:
            - {name: Tell, copy: {dest: /tmp/told, content: "%s"}}
        """
            .formatted(content));
    var seen = apply(inventory, "tell.yml");
    assertThat(seen.code()).as(seen.all()).isZero();
    return rehearsal.onHost("web1", "cat /tmp/told; rm -f /tmp/told", "");
  }

  private Terminal apply(String inventory, String playbook) {
    return Terminal.run(
        Map.of(),
        "apply",
        folder.resolve(playbook).toString(),
        "-i",
        folder.resolve(inventory).toString());
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        text.replace("ADDRESS", rehearsal.address("web1"))
            .replace("KEY", rehearsal.lab().privateKey().toString())
            .replace("KNOWN", rehearsal.lab().knownHosts().toString()));
  }
}
