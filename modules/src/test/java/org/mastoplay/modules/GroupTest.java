package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Group}. */
final class GroupTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row("new", "group: {name: deploy}", Observed.bare(), "+ group deploy", "$ groupadd deploy"),
        row(
            "new with number",
            "group: {name: deploy, gid: 900, system: true}",
            Observed.bare(),
            "+ group deploy gid 900",
            "$ groupadd --gid 900 --system deploy"),
        row("in order", "group: {name: deploy}", Observed.bare().group("deploy", 5), "="),
        row(
            "in order with number",
            "group: {name: deploy, gid: 5}",
            Observed.bare().group("deploy", 5),
            "="),
        row(
            "another number",
            "group: {name: deploy, gid: 6}",
            Observed.bare().group("deploy", 5),
            "~ group deploy gid 5 → 6",
            "$ groupmod --gid 6 deploy"),
        row(
            "removed",
            "group: {name: deploy, state: absent}",
            Observed.bare().group("deploy", 5),
            "- group deploy",
            "$ groupdel deploy"),
        row("gone already", "group: {name: deploy, state: absent}", Observed.bare(), "="),
        row(
            "the number is another's",
            "group: {name: deploy, gid: 27}",
            Observed.bare().answers("group 27", "sudo\n"),
            "! The gid 27 is taken."),
        row(
            "the number may be another's",
            "group: {name: deploy, gid: 27, non_unique: true}",
            Observed.bare().answers("group 27", "sudo\n"),
            "+ group deploy gid 27",
            "$ groupadd --gid 27 --non-unique deploy"),
        row(
            "the number is its own",
            "group: {name: deploy, gid: 5}",
            Observed.bare().group("deploy", 5).answers("group 5", "deploy\n"),
            "="),
        row(
            "somebody's primary group",
            "group: {name: alice, state: absent}",
            Observed.bare()
                .group("alice", 1000)
                .answers("getent passwd", "alice\n")
                .account("alice", "/bin/sh", "!"),
            "! The group alice can't be removed."),
        row(
            "the primary group of one who is gone",
            "group: {name: alice, state: absent}",
            Observed.bare().group("alice", 1000).answers("getent passwd", "alice\n"),
            "- group alice"),
        row(
            "a wrong name",
            "group: {name: 12}",
            Observed.bare(),
            "? `12` is a number: write the name of the account or group"),
        row(
            "a wrong number",
            "group: {name: a, gid: many}",
            Observed.bare(),
            "? `many` is not a whole number"));
  }
}
