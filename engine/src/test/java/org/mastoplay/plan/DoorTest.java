package org.mastoplay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.module.AccountState;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.GroupState;
import org.mastoplay.module.Mode;
import org.mastoplay.module.PackageState;
import org.mastoplay.module.Query;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.Touch;
import org.mastoplay.module.UnitState;

class DoorTest {
  private static final Door DOOR = new Door("admin", Duration.ofSeconds(60));
  private static final Difference RUNS = new Difference.Happens("it", "runs");

  private static boolean isGuarded(Action action, Touch touch) {
    return DOOR.mayBeShutBy(List.of(Change.of(RUNS, action, touch)));
  }

  private static boolean isGuarded(Query<?> touched) {
    var becomes =
        switch (touched) {
          case Query.OfFile it -> Touch.becomes(it, new FileState.Absent());
          case Query.OfPackage it ->
              Touch.becomes(it, new PackageState(Optional.empty(), Optional.empty(), false, false));
          case Query.OfUnit it -> Touch.becomes(it, UnitState.ABSENT);
          case Query.OfAccount it -> Touch.becomes(it, new AccountState.Absent());
          case Query.OfGroup it -> Touch.becomes(it, new GroupState.Present(OptionalInt.empty()));
          case Query.OfScript _, Query.OfLocalFile _ -> throw new IllegalArgumentException();
        };
    return isGuarded(Action.run("true"), Touch.only(becomes));
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/ssh/sshd_config, true",
    "/etc/ssh/sshd_config.d/10-mastoplay.conf, true",
    "/etc/sudoers.d/admin, true",
    "/etc/pam.d/sshd, true",
    "/etc/security/access.conf, true",
    "/etc/shadow, true",
    "/etc/nftables.conf, true",
    "/etc/ufw/user.rules, true",
    "/etc/systemd/network/10-eth0.network, true",
    "/etc/systemd/system/ssh.service.d/override.conf, true",
    "/etc/systemd/system/ssh.socket, true",
    "/home/admin/.ssh/authorized_keys, true",
    "/home/admin/.ssh, true",
    "/home/admin, true",
    "/home, true",
    "/etc, true",
    "/, true",
    "/srv/mastodon/.ssh/authorized_keys, true",
    "/etc/systemd/system/mastodon-web.service, false",
    "/etc/nginx/nginx.conf, false",
    "/etc/sshguard, false",
    "/home/mastodon, false",
    "/home/admin/live, false",
    "/etc/sysctl.d/90-mastodon.conf, false",
  })
  void isToldByPaths(String path, boolean guarded) {
    var file = new RemotePath(path);
    assertThat(isGuarded(new Query.OfFile(file, Query.Depth.ATTRIBUTES))).isEqualTo(guarded);
    var put =
        new Action.Put(
            file,
            Content.of(""),
            new Mode(0644),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    assertThat(isGuarded(put, Touch.only())).isEqualTo(guarded);
  }

  @ParameterizedTest
  @CsvSource({
    "openssh-server, true",
    "openssh-server:amd64, true",
    "sudo, true",
    "ufw, true",
    "nftables, true",
    "libpam-modules, true",
    "nginx, false",
    "openssh-client, false",
    "ufw-extras, false",
  })
  void isToldByPackages(String name, boolean guarded) {
    assertThat(isGuarded(new Query.OfPackage(name))).isEqualTo(guarded);
  }

  @ParameterizedTest
  @CsvSource({
    "ssh.service, true",
    "ssh.socket, true",
    "sshd@1.service, true",
    "nftables.service, true",
    "ufw.service, true",
    "systemd-networkd.service, true",
    "nginx.service, false",
    "sshguard.service, false",
  })
  void isToldByUnits(String name, boolean guarded) {
    assertThat(isGuarded(new Query.OfUnit(name))).isEqualTo(guarded);
  }

  @ParameterizedTest
  @CsvSource({"admin, true", "root, true", "mastodon, false"})
  void isToldByAccounts(String name, boolean guarded) {
    assertThat(isGuarded(new Query.OfAccount(name))).isEqualTo(guarded);
    var touch = Touch.anything(Touch.becomes(new Query.OfAccount(name), new AccountState.Absent()));
    assertThat(isGuarded(Action.run("userdel", name), touch)).isEqualTo(guarded);
  }

  @ParameterizedTest
  @CsvSource({"sudo, true", "root, true", "mastodon, false"})
  void isToldByGroups(String name, boolean guarded) {
    assertThat(isGuarded(new Query.OfGroup(name))).isEqualTo(guarded);
    var gone = Touch.anything(Touch.becomes(new Query.OfGroup(name), new GroupState.Absent()));
    assertThat(isGuarded(Action.run("true"), gone)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ufw --force enable",
        "/usr/sbin/ufw default deny incoming",
        "nft -f /etc/nftables.conf",
        "iptables -P INPUT DROP",
        "ip6tables-restore < rules",
        "usermod --lock admin",
        "chage -E 0 admin",
        "passwd -l admin",
        "gpasswd -d admin sudo",
        "deluser admin sudo",
        "userdel -r admin",
        "echo 'AllowUsers bob' >> /etc/ssh/sshd_config",
        "rm /etc/sudoers.d/admin",
        "sed -i s/required/requisite/ /etc/pam.d/sshd",
        "rm ~/.ssh/authorized_keys",
        "chmod 777 /home/admin",
        "systemctl stop ssh",
        "systemctl disable --now ssh.service",
        "service ssh stop",
        "systemctl restart networking",
        "apt-get remove -y openssh-server",
        "apt-get purge -y sudo",
        "ip link set eth0 down",
        "ip -4 addr flush dev eth0",
        "touch /etc/nologin",
        "fail2ban-client set sshd banip 192.0.2.1",
        "pkill sshd",
      })
  void isToldByTheWordsOfCommands(String command) {
    assertThat(isGuarded(new Action.Run(Script.of(command)), Touch.anything())).isTrue();
    var words = Script.command(List.of("sh", "-c", command));
    assertThat(isGuarded(new Action.Run(words), Touch.anything())).isTrue();
    var input = Script.command("sh").reading(Content.of("set -e\n" + command + "\n"));
    assertThat(isGuarded(new Action.Run(input), Touch.anything())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "systemctl reload nginx",
        "getent passwd mastodon",
        "bundle exec rails db:migrate",
        "git clone https://github.com/mastodon/mastodon.git /home/mastodon/live",
        "apt-get install -y nginx",
        "ip addr show",
        "ldconfig",
        "certbot renew",
        "echo networking is fun",
        "chown -R mastodon: /home/mastodon/live",
      })
  void leavesOtherCommandsAlone(String command) {
    assertThat(isGuarded(new Action.Run(Script.of(command)), Touch.anything())).isFalse();
  }
}
