package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link BlockInFile}. */
final class BlockInFileTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row(
            "at the end",
            "blockinfile: {path: /a, block: \"x\\ny\", marker: '# {mark}'}",
            Observed.bare().file("/a", "a", "0640", "root"),
            "~ /a [a → a|# BEGIN|x|y|# END|]",
            "$ put /a 0640"),
        row(
            "in order",
            "blockinfile: {path: /a, block: \"x\\n\", marker: '# {mark}'}",
            Observed.bare().file("/a", "a\n# BEGIN\nx\n# END\nb\n", "0640", "root"),
            "="),
        row(
            "other lines in its place",
            "blockinfile: {path: /a, block: z, marker: '# {mark}', insertafter: EOF}",
            Observed.bare().file("/a", "a\n# BEGIN\nx\n# END\nb\n", "0640", "root"),
            "~ /a [a|# BEGIN|x|# END|b| → a|# BEGIN|z|# END|b|]"),
        row(
            "before a line",
            "blockinfile: {path: /a, block: z, insertbefore: '^b'}",
            Observed.bare().file("/a", "a\nb\n", "0640", "root"),
            "~ /a [a|b| → a|# BEGIN ANSIBLE MANAGED BLOCK|z|# END ANSIBLE MANAGED BLOCK|b|]"),
        row(
            "at the beginning, and an empty line behind it",
            "blockinfile: {path: /a, block: z, insertbefore: BOF, marker: '# {mark}',"
                + " append_newline: true}",
            Observed.bare().file("/a", "a\n", "0640", "root"),
            "~ /a [a| → # BEGIN|z|# END||a|]"),
        row(
            "behind a line, and an empty line between",
            "blockinfile: {path: /a, block: z, insertafter: ^a, marker: '# {mark}',"
                + " prepend_newline: true}",
            Observed.bare().file("/a", "a\nb\n", "0640", "root"),
            "~ /a [a|b| → a||# BEGIN|z|# END|b|]"),
        row(
            "removed",
            "blockinfile: {path: /a, state: absent, marker: '# {mark}'}",
            Observed.bare().file("/a", "a\n# BEGIN\nx\n# END", "0640", "root"),
            "~ /a [a|# BEGIN|x|# END → a|]"),
        row(
            "an empty block is none",
            "blockinfile: {path: /a, block: '', marker: '# {mark}'}",
            Observed.bare().file("/a", "# BEGIN\nx\n# END\na", "0640", "root"),
            "~ /a [# BEGIN|x|# END|a → a]"),
        row(
            "gone already",
            "blockinfile: {path: /a, state: absent}",
            Observed.bare().file("/a", "a", "0640", "root"),
            "="),
        row(
            "a beginning without an end",
            "blockinfile: {path: /a, block: z, marker: '# {mark}'}",
            Observed.bare().file("/a", "# BEGIN\na\n", "0640", "root"),
            "~ /a [# BEGIN|a| → # BEGIN|a|# BEGIN|z|# END|]"),
        row(
            "made",
            "blockinfile: {path: /a, block: z, create: true, marker: '# {mark}'}",
            Observed.bare(),
            "~ /a [ → # BEGIN|z|# END|] new, 0644 root"),
        row(
            "no file",
            "blockinfile: {path: /a, block: z}",
            Observed.bare(),
            "! There is no file /a."),
        row(
            "a marker for both",
            "blockinfile: {path: /a, block: z, marker: '# mine'}",
            Observed.bare(),
            "? `marker` needs `{mark}`, which tells the line before the block from that behind"
                + " it"));
  }
}
