package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link EnvFile}. */
final class EnvFileTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new",
            "env_file: {path: /e, settings: {B: x, A: two words, C: ''}, owner: alice}",
            Observed.bare().account("alice", "", ""),
            "~ /e [ → B=x|A='two words'|C=|] new, 0600 alice:root",
            "$ put /e 0600"),
        row(
            "in order, however it is written",
            "env_file: {path: /e, settings: {A: two words}}",
            Observed.bare().file("/e", "# Mine\nA=\"two words\" # yes\n", "0600", "root"),
            "="),
        row(
            "changed in its place",
            "env_file: {path: /e, key: A, value: 2}",
            Observed.bare().file("/e", "# Mine\nA=1 # yes\nB=3\n", "0600", "root"),
            "~ /e [# Mine|A=••••••|B=••••••| → # Mine|A=2 # yes|B=••••••|]"),
        row(
            "removed",
            "env_file: {path: /e, key: A, state: absent}",
            Observed.bare().file("/e", "A=1\nB=3\nA=2\n", "0600", "root"),
            "~ /e [A=••••••|B=••••••|A=••••••| → B=••••••|]"),
        row(
            "nothing else",
            "env_file: {path: /e, settings: {A: 1}, exclusive: true}",
            Observed.bare().file("/e", "# Mine\nB=3\nA=1\n", "0600", "root"),
            "~ /e [# Mine|B=••••••|A=••••••| → # Mine|A=••••••|]"),
        row(
            "open to all",
            "env_file: {path: /e, settings: {A: 1}}",
            Observed.bare().file("/e", "A=1\n", "0644", "root"),
            "~ /e mode 0644 → 0600"),
        row(
            "gone with its file",
            "env_file: {path: /e, key: A, state: absent}",
            Observed.bare(),
            "="),
        row(
            "not made",
            "env_file: {path: /e, key: A, value: 1, create: false}",
            Observed.bare(),
            "! There is no file /e."),
        row(
            "a folder in its place",
            "env_file: {path: /e, key: A, value: 1}",
            Observed.bare().folder("/e", "0755", "root"),
            "! /e is not a regular file."),
        row(
            "two ways",
            "env_file: {path: /e, key: A, value: 1, settings: {B: 1}}",
            Observed.bare(),
            "? give either `settings`, or `key` and `value`"),
        row(
            "no value",
            "env_file: {path: /e, key: A}",
            Observed.bare(),
            "? `key` needs `value`, or `state: absent`"),
        row(
            "a value that none can write",
            "env_file: {path: /e, key: A, value: \"a\\nb\"}",
            Observed.bare(),
            "? the value of `A` can't be written to a dotenv file: it has a line break, and not"
                + " all programs read those alike"),
        row(
            "no name",
            "env_file: {path: /e, settings: {a-b: 1}}",
            Observed.bare(),
            "? `a-b` can't be the name of a setting: use letters, digits and _"));
  }
}
