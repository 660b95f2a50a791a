package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link IniFile}. */
final class IniFileTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row(
            "made",
            "ini_file: {path: /a, section: s, option: o, value: v}",
            Observed.bare(),
            "~ /a [ → [s]|o = v|] new, 0644 root",
            "$ put /a 0644"),
        row(
            "a new option behind the last of its section",
            "ini_file: {path: /a, section: s, option: o, value: v, no_extra_spaces: true}",
            Observed.bare().file("/a", "[s]\na=1\n\n[t]\no=2\n", "0644", "root"),
            "~ /a [[s]|a=1||[t]|o=2| → [s]|a=1|o=v||[t]|o=2|]"),
        row(
            "another value in its place",
            "ini_file: {path: /a, section: s, option: o, value: v}",
            Observed.bare().file("/a", "# x\n[s]\no=1\nb = 2\no = 3\n", "0644", "root"),
            "~ /a [# x|[s]|o=1|b = 2|o = 3| → # x|[s]|o = v|b = 2|]"),
        row(
            "in order, however it is spaced",
            "ini_file: {path: /a, section: s, option: o, value: v}",
            Observed.bare().file("/a", "[s]\no=v\n", "0644", "root"),
            "="),
        row(
            "in the place of a comment",
            "ini_file: {path: /a, section: s, option: o, value: v}",
            Observed.bare().file("/a", "[s]\n;o = 1\n#p = 1\n", "0644", "root"),
            "~ /a [[s]|;o = 1|#p = 1| → [s]|o = v|#p = 1|]"),
        row(
            "comments left alone",
            "ini_file: {path: /a, section: s, option: o, value: v, modify_inactive_option: false}",
            Observed.bare().file("/a", "[s]\n;o = 1\n", "0644", "root"),
            "~ /a [[s]|;o = 1| → [s]|;o = 1|o = v|]"),
        row(
            "several values",
            "ini_file: {path: /a, section: s, option: o, values: [x, y]}",
            Observed.bare().file("/a", "[s]\no = y\no = z\n", "0644", "root"),
            "~ /a [[s]|o = y|o = z| → [s]|o = y|o = x|]"),
        row(
            "one more value",
            "ini_file: {path: /a, section: s, option: o, value: x, exclusive: false}",
            Observed.bare().file("/a", "[s]\no = y\n", "0644", "root"),
            "~ /a [[s]|o = y| → [s]|o = y|o = x|]"),
        row(
            "before all sections",
            "ini_file: {path: /a, option: o, value: v}",
            Observed.bare().file("/a", "a = 1\n[s]\nb = 1\n", "0644", "root"),
            "~ /a [a = 1|[s]|b = 1| → a = 1|o = v|[s]|b = 1|]"),
        row(
            "removed",
            "ini_file: {path: /a, section: s, option: o, state: absent}",
            Observed.bare().file("/a", "o = 0\n[s]\no = 1\n# o = 2\n", "0644", "root"),
            "~ /a [o = 0|[s]|o = 1|# o = 2| → o = 0|[s]|# o = 2|]"),
        row(
            "one value removed",
            "ini_file: {path: /a, section: s, option: o, value: x, exclusive: false, state:"
                + " absent}",
            Observed.bare().file("/a", "[s]\no = x\no = y\n", "0644", "root"),
            "~ /a [[s]|o = x|o = y| → [s]|o = y|]"),
        row(
            "a whole section removed",
            "ini_file: {path: /a, section: s, state: absent}",
            Observed.bare().file("/a", "[r]\na = 1\n[s]\no = 1\n[t]\n", "0644", "root"),
            "~ /a [[r]|a = 1|[s]|o = 1|[t]| → [r]|a = 1|[t]|]"),
        row(
            "an option without a value",
            "ini_file: {path: /a, section: s, option: o, allow_no_value: true}",
            Observed.bare().file("/a", "[s]\n", "0644", "root"),
            "~ /a [[s]| → [s]|o|]"),
        row(
            "a section alone",
            "ini_file: {path: /a, section: s}",
            Observed.bare().file("/a", "a = 1", "0644", "root"),
            "~ /a [a = 1 → a = 1|[s]|]"),
        row(
            "nothing to remove",
            "ini_file: {path: /a, section: s, state: absent}",
            Observed.bare(),
            "="),
        row(
            "no value",
            "ini_file: {path: /a, section: s, option: o}",
            Observed.bare(),
            "? `option` needs `value`, or `allow_no_value: true`"),
        row(
            "neither section nor option",
            "ini_file: {path: /a}",
            Observed.bare(),
            "? give `option`, `section`, or both"));
  }
}
