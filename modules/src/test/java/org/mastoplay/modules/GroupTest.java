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
