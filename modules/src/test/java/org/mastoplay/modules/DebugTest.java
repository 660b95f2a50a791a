package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Debug}. */
final class DebugTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row("message", "debug: {msg: hello}", Observed.bare(), "= hello"),
        row("value", "debug: {var: answer}", Observed.bare(), "= answer = 42"),
        row("nothing", "debug:", Observed.bare(), "= Hello world!"),
        row("both", "debug: {msg: a, var: b}", Observed.bare(), "? give either `msg` or `var`"));
  }
}
