package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Shell}. */
final class ShellTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row("nothing to run", "shell: {cmd: ' '}", Observed.bare(), "? the command is empty"),
        row("runs", "shell: a | b", Observed.bare(), "* a | b runs", "$"),
        row(
            "another shell",
            "shell: {cmd: a, executable: /bin/bash}",
            Observed.bare(),
            "* a runs",
            "$ /bin/bash -c a"),
        row("shown in one line", "shell: {cmd: \"a\\nb\"}", Observed.bare(), "* a … runs"),
        row(
            "made already",
            "shell: {cmd: make, creates: /x}",
            Observed.bare().folder("/x", "0755", "root"),
            "= not run: /x is there"),
        row(
            "nothing to remove",
            "shell: {cmd: rm /x, removes: /x}",
            Observed.bare(),
            "= not run: /x is not there"),
        row(
            "unless",
            "shell: {cmd: a, unless: check}",
            Observed.bare().answers("check", ""),
            "= not run: `check` succeeds"),
        row(
            "only if",
            "shell: {cmd: a, onlyif: check}",
            Observed.bare(),
            "= not run: `check` fails"),
        row("nothing", "shell:", Observed.bare(), "? module `shell` needs the parameter `cmd`"));
  }
}
