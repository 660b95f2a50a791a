package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link AuthorizedKey}. */
final class AuthorizedKeyTest extends ModuleTable {
  private static final String K1 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBGXyV0dKIsDFGjoU1m3CYkB a";
  private static final String K2 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOYb7gqNmXEFnVbNjVOX1x3I b";

  private static Observed alice() {
    return Observed.bare()
        .account("alice", "/bin/bash", "!")
        .folder("/home/alice", "0700", "alice");
  }

  private static Observed keys(String text) {
    return alice()
        .folder("/home/alice/.ssh", "0700", "alice")
        .file("/home/alice/.ssh/authorized_keys", text, "0600", "alice");
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new account",
            "authorized_key: {user: alice, key: " + K1 + "}",
            alice(),
            "+ /home/alice/.ssh folder, 0700 alice",
            "$ 0700 /home/alice/.ssh",
            "$ /home/alice/.ssh alice alice 0700",
            "~ /home/alice/.ssh/authorized_keys [ → " + K1 + "|] new, 0600 alice",
            "$ put /home/alice/.ssh/authorized_keys 0600"),
        row(
            "added",
            "authorized_key: {user: alice, key: " + K1 + "}",
            keys("# mine\n" + K2 + "\n"),
            "~ /home/alice/.ssh/authorized_keys [# mine|"
                + K2
                + "| → # mine|"
                + K2
                + "|"
                + K1
                + "|]"),
        row("in order", "authorized_key: {user: alice, key: " + K1 + "}", keys(K1 + "\n"), "="),
        row(
            "another comment is the same key",
            "authorized_key: {user: alice, key: " + K1 + "}",
            keys(K1 + "-laptop\n"),
            "="),
        row(
            "options",
            "authorized_key: {user: alice, key: " + K1 + ", key_options: restrict}",
            keys(K1 + "\n"),
            "~ /home/alice/.ssh/authorized_keys [" + K1 + "| → restrict " + K1 + "|]"),
        row(
            "exclusive",
            "authorized_key: {user: alice, key: " + K1 + ", exclusive: true}",
            keys(K2 + "\n" + K1 + "\n"),
            "~ /home/alice/.ssh/authorized_keys [" + K2 + "|" + K1 + "| → " + K1 + "|]"),
        row(
            "removed",
            "authorized_key: {user: alice, key: " + K1 + ", state: absent}",
            keys(K2 + "\nfrom=\"a b\" " + K1 + "\n"),
            "~ /home/alice/.ssh/authorized_keys ["
                + K2
                + "|from=\"a b\" "
                + K1
                + "| → "
                + K2
                + "|]"),
        row(
            "gone already",
            "authorized_key: {user: alice, key: " + K1 + ", state: absent}",
            alice(),
            "="),
        row(
            "rights that sshd refuses",
            "authorized_key: {user: alice, key: " + K1 + "}",
            alice()
                .folder("/home/alice/.ssh", "0755", "root")
                .file("/home/alice/.ssh/authorized_keys", K1 + "\n", "0644", "alice"),
            "~ /home/alice/.ssh mode 0755 → 0700",
            "~ /home/alice/.ssh owner root → alice",
            "~ /home/alice/.ssh group root → alice",
            "~ /home/alice/.ssh/authorized_keys mode 0644 → 0600"),
        row(
            "no account",
            "authorized_key: {user: alice, key: " + K1 + "}",
            Observed.bare(),
            "! There is no account alice."),
        row(
            "no home folder",
            "authorized_key: {user: alice, key: " + K1 + "}",
            Observed.bare().account("alice", "/bin/bash", "!"),
            "! The home folder /home/alice is not there."),
        row(
            "a folder for all",
            "authorized_key: {user: alice, path: /etc/keys/alice, key: " + K1 + "}",
            Observed.bare().account("alice", "/bin/bash", "!"),
            "+ /etc/keys folder, 0755 root",
            "~ /etc/keys/alice [ → " + K1 + "|] new, 0600 alice"),
        row(
            "a folder that others make",
            "authorized_key: {user: alice, path: /etc/keys/a, manage_dir: false, key: " + K1 + "}",
            Observed.bare().account("alice", "/bin/bash", "!"),
            "! The folder /etc/keys is not there."),
        row(
            "a private key",
            "authorized_key: {user: alice, key: '-----BEGIN OPENSSH PRIVATE KEY-----'}",
            alice(),
            "? this is a private key, which must never leave its owner: give the public one, the"
                + " file that ends in .pub"),
        row(
            "no key",
            "authorized_key: {user: alice, key: https://github.com/alice.keys}",
            alice(),
            "? `https://github.com/alice.keys` is not a public key: it begins with a word such as"
                + " ssh-ed25519, then comes a long word that begins with AAAA"));
  }
}
