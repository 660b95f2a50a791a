package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Command}. */
final class CommandTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row(
            "runs",
            "command: echo 'a b' c",
            Observed.bare(),
            "* echo 'a b' c runs",
            "$ echo a b c"),
        row("by name", "command: {argv: [a, 'b c']}", Observed.bare(), "* a b c runs", "$ a b c"),
        row(
            "makes what is missing",
            "command: {cmd: make, creates: /x}",
            Observed.bare(),
            "* make runs"),
        row(
            "made already",
            "command: {cmd: make, creates: /x}",
            Observed.bare().folder("/x", "0755", "root"),
            "= not run: /x is there"),
        row(
            "nothing to remove",
            "command: {cmd: rm /x, removes: /x}",
            Observed.bare(),
            "= not run: /x is not there"),
        row(
            "unless",
            "command: {cmd: a, unless: check}",
            Observed.bare().answers("check", ""),
            "= not run: `check` succeeds"),
        row(
            "unless, but its tool is missing",
            "command: {cmd: a, unless: check}",
            Observed.bare(),
            "* a runs"),
        row(
            "only if",
            "command: {cmd: a, onlyif: check}",
            Observed.bare().fails("check", ""),
            "= not run: `check` fails"),
        row(
            "only if it is so",
            "command: {cmd: a, onlyif: check}",
            Observed.bare().answers("check", ""),
            "* a runs"),
        row(
            "open quote",
            "command: echo 'a",
            Observed.bare(),
            "? a quote ' is not closed in `echo 'a`"),
        row("nothing", "command:", Observed.bare(), "? give either `cmd` or `argv`"),
        row(
            "twice",
            "command: {cmd: a, argv: [b]}",
            Observed.bare(),
            "? give either `cmd` or `argv`"));
  }
}
