package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link User}. */
final class UserTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new",
            "user: {name: alice}",
            Observed.bare(),
            "+ user alice shell /bin/bash, home /home/alice",
            "$ useradd --shell /bin/bash --home-dir /home/alice --create-home --user-group alice"),
        row(
            "new, in a group that is there",
            "user: {name: alice, groups: sudo}",
            Observed.bare().group("sudo", 27).group("alice", 7),
            "+ user alice shell /bin/bash, home /home/alice, groups sudo",
            "$ useradd --shell /bin/bash --home-dir /home/alice --create-home --gid alice"
                + " --groups sudo alice"),
        row(
            "new for a service",
            "user: {name: app, system: true, create_home: false, uid: 900}",
            Observed.bare(),
            "+ user app shell /usr/sbin/nologin, home /home/app",
            "$ useradd --shell /usr/sbin/nologin --home-dir /home/app --no-create-home --uid 900"
                + " --user-group --system app"),
        row(
            "the hash is never an argument",
            "user: {name: alice, password: $6$x$y}",
            Observed.bare(),
            "+ user alice shell /bin/bash, home /home/alice",
            "$ useradd --shell /bin/bash --home-dir /home/alice --create-home --user-group alice",
            "$ chpasswd --encrypted"),
        row(
            "a group that is missing",
            "user: {name: alice, groups: [docker]}",
            Observed.bare(),
            "! There is no group docker."),
        row(
            "in order",
            "user: {name: alice, groups: [b, a], shell: /bin/sh}",
            Observed.bare()
                .account("alice", "/bin/sh", "!", "a", "b")
                .group("a", 1)
                .group("b", 2)
                .folder("/home/alice", "0700", "alice"),
            "="),
        row(
            "another shell",
            "user: {name: alice, shell: /bin/zsh}",
            Observed.bare().account("alice", "/bin/sh", "!").folder("/home/alice", "0700", "alice"),
            "~ user alice shell /bin/sh → /bin/zsh",
            "$ usermod --shell /bin/zsh alice"),
        row(
            "one more group",
            "user: {name: alice, groups: c, append: true}",
            Observed.bare()
                .account("alice", "/bin/sh", "!", "a")
                .group("c", 3)
                .folder("/home/alice", "0700", "alice"),
            "~ user alice groups a → a,c",
            "$ usermod --groups a,c alice"),
        row(
            "no more groups",
            "user: {name: alice, groups: []}",
            Observed.bare()
                .account("alice", "/bin/sh", "!", "a")
                .folder("/home/alice", "0700", "alice"),
            "~ user alice groups a →",
            "$ usermod --groups  alice"),
        row(
            "home is missing",
            "user: {name: alice}",
            Observed.bare().account("alice", "/bin/sh", "!"),
            "+ /home/alice folder, 0700 alice",
            "$ alice /home/alice /etc/skel"),
        row(
            "another password",
            "user: {name: alice, password: $6$x$y}",
            Observed.bare()
                .account("alice", "/bin/sh", "$6$a$b")
                .folder("/home/alice", "0700", "alice"),
            "~ user alice password •••••• → another ••••••",
            "$ chpasswd --encrypted"),
        row(
            "password only once",
            "user: {name: alice, password: $6$x$y, update_password: on_create}",
            Observed.bare()
                .account("alice", "/bin/sh", "$6$a$b")
                .folder("/home/alice", "0700", "alice"),
            "="),
        row(
            "locked",
            "user: {name: alice, password_lock: true}",
            Observed.bare()
                .account("alice", "/bin/sh", "$6$a$b")
                .folder("/home/alice", "0700", "alice"),
            "~ user alice password not locked → locked",
            "$ usermod --lock alice"),
        row(
            "expires",
            "user: {name: alice, expires: 2027-01-31}",
            Observed.bare().account("alice", "/bin/sh", "!").folder("/home/alice", "0700", "alice"),
            "~ user alice expires never → 2027-01-31",
            "$ usermod --expiredate 2027-01-31 alice"),
        row(
            "removed",
            "user: {name: alice, state: absent, remove: true}",
            Observed.bare().account("alice", "/bin/sh", "!").folder("/home/alice", "0700", "alice"),
            "- user alice with /home/alice",
            "$ userdel --remove alice"),
        row("gone already", "user: {name: alice, state: absent}", Observed.bare(), "="),
        row(
            "a password in the clear",
            "user: {name: alice, password: secret}",
            Observed.bare(),
            "? this is no password hash: make one with `openssl passwd -6`, and never write a"
                + " password itself here"));
  }
}
