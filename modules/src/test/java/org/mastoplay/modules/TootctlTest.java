package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Tootctl}. */
final class TootctlTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row(
            "runs",
            "tootctl: {cmd: cache clear}",
            Observed.bare(),
            "* tootctl cache clear runs",
            "$ bin/tootctl cache clear"),
        row(
            "guarded",
            "tootctl: {cmd: cache clear, unless: is-clear}",
            Observed.bare().answers("is-clear", ""),
            "= not run: `is-clear` succeeds"),
        row(
            "a look",
            "tootctl: {cmd: media usage, changes: false}",
            Observed.bare().answers("bin/tootctl", "Attachments: 1 MB\nmore\n"),
            "= Attachments: 1 MB"),
        row(
            "a look that fails",
            "tootctl: {cmd: media usage, changes: false}",
            Observed.bare().fails("bin/tootctl", "no"),
            "! `tootctl media usage` failed."),
        row(
            "the word itself",
            "tootctl: {cmd: tootctl cache clear}",
            Observed.bare(),
            "? leave out the word tootctl"),
        row(
            "the end",
            "tootctl: {cmd: self-destruct}",
            Observed.bare(),
            "? `self-destruct` erases the site from all other servers, for ever; nothing here runs"
                + " that"));
  }
}
