package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link WaitFor}. */
final class WaitForTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row(
            "there already",
            "wait_for: {port: 3000}",
            Observed.bare().answers("started 127.0.0.1 3000", "elapsed 0\n"),
            "="),
        row(
            "not there yet",
            "wait_for: {port: 3000, timeout: 60}",
            Observed.bare(),
            "> port 3000 is closed: a run waits 60 s for it",
            "$ started 127.0.0.1 3000   60 0 1 5"),
        row(
            "a file, of which a line is wanted",
            "wait_for: {path: /srv/log, search_regex: ready, sleep: 3}",
            Observed.bare(),
            "> /srv/log does not say `ready`: a run waits 300 s for it",
            "$ started 127.0.0.1  /srv/log ready 300 0 3 5"),
        row(
            "not before some time",
            "wait_for: {host: db1, port: 5432, delay: 5}",
            Observed.bare().answers("started db1 5432", "elapsed 0\n"),
            "> port 5432 of db1 is open: a run looks again after 5 s",
            "$ started db1 5432   300 5 1 5"),
        row(
            "gone",
            "wait_for: {path: /run/lock, state: absent}",
            Observed.bare(),
            "> /run/lock is still there: a run waits 300 s for it",
            "$ absent 127.0.0.1  /run/lock  300 0 1 5"),
        row(
            "nobody connected",
            "wait_for: {port: 443, state: drained}",
            Observed.bare(),
            "> port 443 still has connections: a run waits 300 s for it",
            "$ drained 127.0.0.1 443   300 0 1 5"),
        row("nothing", "wait_for: {}", Observed.bare(), "? give either `port` or `path`"),
        row(
            "no such port",
            "wait_for: {port: 70000}",
            Observed.bare(),
            "? a `port` is a number from 1 to 65535"),
        row(
            "a file can't be drained",
            "wait_for: {path: /x, state: drained}",
            Observed.bare(),
            "? only a `port` can be drained"),
        row(
            "what is gone says nothing",
            "wait_for: {path: /x, state: absent, search_regex: x}",
            Observed.bare(),
            "? `search_regex` goes with `state: started` alone"),
        row(
            "no pattern",
            "wait_for: {path: /x, search_regex: '('}",
            Observed.bare(),
            "? `(` is not a pattern: Unclosed group"));
  }
}
