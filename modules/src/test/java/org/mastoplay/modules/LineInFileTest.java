package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link LineInFile}. */
final class LineInFileTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row(
            "appended",
            "lineinfile: {path: /a, line: b}",
            Observed.bare().file("/a", "a\n", "0640", "root"),
            "~ /a [a| → a|b|]",
            "$ put /a 0640"),
        row(
            "there already",
            "lineinfile: {path: /a, line: b}",
            Observed.bare().file("/a", "b\na\n", "0644", "root"),
            "="),
        row(
            "no line break at the end",
            "lineinfile: {path: /a, line: b}",
            Observed.bare().file("/a", "a", "0644", "root"),
            "~ /a [a → a|b|]"),
        row(
            "replaces the last match",
            "lineinfile: {path: /a, regexp: '^#?x=', line: x=2}",
            Observed.bare().file("/a", "#x=1\nx=1\nz\n", "0644", "root"),
            "~ /a [#x=1|x=1|z| → #x=1|x=2|z|]"),
        row(
            "or the first",
            "lineinfile: {path: /a, regexp: x=, line: x=2, firstmatch: true}",
            Observed.bare().file("/a", "x=0\nx=1\n", "0644", "root"),
            "~ /a [x=0|x=1| → x=2|x=1|]"),
        row(
            "behind a line",
            "lineinfile: {path: /a, line: n, insertafter: '^a'}",
            Observed.bare().file("/a", "a\nb\n", "0644", "root"),
            "~ /a [a|b| → a|n|b|]"),
        row(
            "at the beginning",
            "lineinfile: {path: /a, line: n, insertbefore: BOF}",
            Observed.bare().file("/a", "a\n", "0644", "root"),
            "~ /a [a| → n|a|]"),
        row(
            "with groups",
            "lineinfile: {path: /a, regexp: '^#?(x)=(.*)', line: '\\1=\\2', backrefs: true}",
            Observed.bare().file("/a", "#x=1\n", "0644", "root"),
            "~ /a [#x=1| → x=1|]"),
        row(
            "with groups that nothing matches",
            "lineinfile: {path: /a, regexp: '^y', line: y, backrefs: true}",
            Observed.bare().file("/a", "x\n", "0644", "root"),
            "="),
        row(
            "removed",
            "lineinfile: {path: /a, search_string: b, state: absent}",
            Observed.bare().file("/a", "abc\nd\nb\n", "0644", "root"),
            "~ /a [abc|d|b| → d|]"),
        row(
            "made",
            "lineinfile: {path: /a, line: b, create: true}",
            Observed.bare(),
            "~ /a [ → b|] new, 0644 root"),
        row(
            "no file",
            "lineinfile: {path: /a, line: b}",
            Observed.bare(),
            "! There is no file /a."),
        row(
            "no file, no line",
            "lineinfile: {path: /a, line: b, state: absent}",
            Observed.bare(),
            "="),
        row(
            "no text",
            "lineinfile: {path: /a, line: b}",
            Observed.bare().file("/a", "\0", "0644", "root"),
            "! /a can't be changed in a part."),
        row(
            "no line given",
            "lineinfile: {path: /a, regexp: x}",
            Observed.bare(),
            "? `state: present` needs the parameter `line`"),
        row(
            "no expression",
            "lineinfile: {path: /a, regexp: '(', line: x}",
            Observed.bare(),
            "? `(` is not a regular expression: Unclosed group"));
  }
}
