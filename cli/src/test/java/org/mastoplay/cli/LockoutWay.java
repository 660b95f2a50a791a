package org.mastoplay.cli;

import java.util.List;

/**
 * A way to lock oneself out.
 *
 * @param login who logs in; not root means that tasks become root
 * @param prepare shell that makes the host ready for it
 * @param task what shuts the door, as YAML in one line
 */
record LockoutWay(String title, String login, String prepare, String task) {
  private static final String UFW =
      """
      command -v ufw >/dev/null || {
        apt-get -qq update && apt-get -qq install -y --no-install-recommends ufw nftables
      } >/dev/null 2>&1
      """;
  private static final String NFT = UFW;

  /** All that are lived through, the slowest first. */
  static List<LockoutWay> all() {
    return List.of(
        admin("ufw drops ssh", UFW, "command: ufw --force enable"),
        root(
            "nftables drops ssh",
            NFT,
            "shell: printf '%s\\n' 'table inet f {' 'chain i {' 'type filter hook input priority"
                + " 0; policy drop;' '}' '}' | nft -f -"),
        root("iptables drops ssh", UFW, "command: iptables -P INPUT DROP"),
        root(
            "a file of nftables that drops ssh, and its service",
            NFT,
            "shell: printf '%s\\n' 'flush ruleset' 'table inet f {' 'chain i {' 'type filter hook"
                + " input priority 0; policy drop;' '}' '}' >/etc/nftables.conf; systemctl enable"
                + " --now nftables"),
        admin(
            "a file of nftables that drops ssh, which another task makes work",
            NFT,
            "copy: {dest: /etc/nftables.conf, content: 'table inet f { chain i { type filter hook"
                + " input priority 0; policy drop; }; }'}\n    - {name: Make it work, systemd:"
                + " {name: nftables, state: restarted}}"),
        root("the network goes down", "", "command: ip link set host0 down"),
        root(
            "sshd masked, and the host reboots",
            "",
            "shell: systemctl mask ssh.service ssh.socket; systemctl reboot; sleep 60"),
        root(
            "openssh-server purged", "", "apt: {name: openssh-server, state: absent, purge: true}"),
        admin(
            "sudo purged", "", "shell: SUDO_FORCE_REMOVE=yes apt-get -qq purge -y sudo >/dev/null"),
        root("another port", "", "sshd: {port: [2222]}"),
        root("AllowUsers without oneself", "", "sshd: {allow_users: [nobody]}"),
        admin("DenyUsers", "", "sshd: {options: {DenyUsers: admin}}"),
        root(
            "no login by key",
            "",
            "sshd: {pubkey_authentication: false, password_authentication: true}"),
        admin(
            "the key removed",
            "",
            "authorized_key: {user: admin, key: '${admin_key}', state: absent}"),
        admin("the list of keys gone", "", "file: {path: /home/admin/.ssh, state: absent}"),
        admin(
            "the list of keys is somebody else's",
            "",
            "file: {path: /home/admin/.ssh/authorized_keys, owner: nobody, mode: '0600'}"),
        admin(
            "the list of keys may be written by all",
            "",
            "file: {path: /home/admin/.ssh/authorized_keys, mode: '0666'}"),
        admin("the home may be written by all", "", "file: {path: /home/admin, mode: '0777'}"),
        admin(
            "sudoers without oneself",
            "",
            "file: {path: /etc/sudoers.d/mastoplay-lab, state: absent}"),
        admin(
            "no longer in the group sudo",
            "printf '%s\\n' '%sudo ALL=(ALL:ALL) NOPASSWD: ALL' >/etc/sudoers.d/mastoplay-lab",
            "user: {name: admin, groups: [users]}"),
        admin("the account has expired", "", "command: chage --expiredate 0 admin"),
        admin("a shell that lets nobody in", "", "user: {name: admin, shell: /usr/sbin/nologin}"),
        admin("the account removed", "", "user: {name: admin, state: absent, force: true}"),
        admin("nobody may log in", "", "copy: {dest: /etc/nologin, content: Later.}"),
        admin(
            "PAM denies",
            "",
            "lineinfile: {path: /etc/pam.d/sshd, insertbefore: BOF, line: account required"
                + " pam_deny.so}"),
        root("sshd stopped", "", "systemd: {name: ssh, state: stopped}"),
        root(
            "sshd stopped, disabled and masked",
            "",
            "systemd: {name: ssh, state: stopped, enabled: false, masked: true}"),
        root(
            "sshd that does not start",
            "",
            "shell: echo Nonsense yes >/etc/ssh/sshd_config.d/x.conf; systemctl restart ssh"),
        root(
            "settings that sshd will refuse",
            "",
            "copy: {dest: /etc/ssh/sshd_config.d/x.conf, content: Nonsense yes}"));
  }

  private static LockoutWay root(String title, String prepare, String task) {
    return new LockoutWay(title, "root", prepare, task);
  }

  private static LockoutWay admin(String title, String prepare, String task) {
    return new LockoutWay(title, "admin", prepare, task);
  }

  String playbook(String host) {
    return """
    - hosts: %s
      become: %s
      tasks:
        - name: %s
          %s
    """
        .formatted(host, login.equals("admin"), title, task);
  }

  @Override
  public String toString() {
    return title;
  }
}
