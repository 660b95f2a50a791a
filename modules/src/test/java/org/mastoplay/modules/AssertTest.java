package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Assert}. */
final class AssertTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row("holds", "assert: {that: a}", Observed.bare(), "="),
        row("says so", "assert: {that: [a, b], success_msg: fine}", Observed.bare(), "= fine"),
        row(
            "doesn't hold",
            "assert: {that: [a, b == false]}",
            Observed.bare(),
            "! `b == false` does not hold."),
        row("says why", "assert: {that: false, msg: Too small.}", Observed.bare(), "! Too small."),
        row(
            "commas are no list",
            "assert: {that: 'f(a, false)'}",
            Observed.bare(),
            "! `f(a, false)` does not hold."),
        row(
            "nothing",
            "assert: {that: []}",
            Observed.bare(),
            "? give at least one condition: `that: …`"));
  }
}
