package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Replace}. */
final class ReplaceTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row(
            "everywhere",
            "replace: {path: /a, regexp: '^(\\w) = \\d+$', replace: '\\1 = x'}",
            Observed.bare().file("/a", "a = 1\nb = 2\nc = z\n", "0664", "root"),
            "~ /a [a = 1|b = 2|c = z| → a = x|b = x|c = z|]",
            "$ put /a 0664"),
        row(
            "by name",
            "replace: {path: /a, regexp: '(?<k>\\w)=1', replace: '\\g<k>=2'}",
            Observed.bare().file("/a", "a=1,b=1", "0664", "root"),
            "~ /a [a=1,b=1 → a=2,b=2]"),
        row(
            "removed",
            "replace: {path: /a, regexp: '#.*\\n'}",
            Observed.bare().file("/a", "# x\na\n", "0664", "root"),
            "~ /a [# x|a| → a|]"),
        row(
            "in order",
            "replace: {path: /a, regexp: x, replace: y}",
            Observed.bare().file("/a", "y\n", "0664", "root"),
            "="),
        row(
            "between two places",
            "replace: {path: /a, after: '^\\[b\\]$', before: '^\\[', regexp: '^x=.*$', replace:"
                + " x=2}",
            Observed.bare().file("/a", "[a]\nx=1\n[b]\nx=1\n[c]\nx=1\n", "0664", "root"),
            "~ /a [[a]|x=1|[b]|x=1|[c]|x=1| → [a]|x=1|[b]|x=2|[c]|x=1|]"),
        row(
            "no such place",
            "replace: {path: /a, after: '^\\[z\\]$', regexp: x, replace: y}",
            Observed.bare().file("/a", "x\n", "0664", "root"),
            "="),
        row(
            "rights, too",
            "replace: {path: /a, regexp: x, replace: y, mode: 0600}",
            Observed.bare().file("/a", "y\n", "0664", "root"),
            "~ /a mode 0664 → 0600"),
        row(
            "without an end",
            "replace: {path: /a, regexp: x, replace: xx}",
            Observed.bare().file("/a", "x\n", "0664", "root"),
            "! The replacement in /a would never come to an end."),
        row("no file", "replace: {path: /a, regexp: x}", Observed.bare(), "! There is no file /a."),
        row(
            "no expression",
            "replace: {path: /a, regexp: '('}",
            Observed.bare(),
            "? `(` is not a regular expression: Unclosed group"));
  }
}
