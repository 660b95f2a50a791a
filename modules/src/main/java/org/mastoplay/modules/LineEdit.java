package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * How {@link LineInFile} changes a text.
 *
 * <p>Which line counts, and where a new one goes, is as in Ansible's module of that name: a match
 * of the expression first, then the very line, then the place named by insertafter or insertbefore,
 * then the end.
 */
record LineEdit(LineInFile task) {
  /** The lines of the new text; the last is empty if the text ends with a line break. */
  List<String> apply(String text) {
    var lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (task.state() == Presence.ABSENT) {
      var end = lines.removeLast();
      lines.removeIf(chosen());
      if (end.isEmpty() || !chosen().test(end)) {
        lines.add(end);
      } else {
        lines.add("");
      }
      return lines;
    }
    var wanted = task.line().orElseThrow();
    var match =
        task.regexp().isPresent() || task.searchString().isPresent() ? find(lines, chosen()) : -1;
    if (match >= 0) {
      lines.set(match, replacement(wanted, lines.get(match)));
    } else if (!task.backrefs() && !lines.contains(wanted)) {
      insert(lines, wanted);
    }
    return lines;
  }

  private Predicate<String> chosen() {
    if (task.regexp().isPresent()) {
      return task.regexp().get()::isIn;
    }
    return task.searchString()
        .<Predicate<String>>map(part -> line -> line.contains(part))
        .orElseGet(() -> task.line().orElseThrow()::equals);
  }

  private String replacement(String wanted, String matched) {
    return task.backrefs() ? task.regexp().orElseThrow().expand(wanted, matched) : wanted;
  }

  private void insert(List<String> lines, String wanted) {
    var end = lines.getLast().isEmpty() ? lines.size() - 1 : lines.size();
    var place = place(lines, end);
    lines.add(place, wanted);
    if (!lines.getLast().isEmpty()) {
      lines.add("");
    }
  }

  private int place(List<String> lines, int end) {
    if (task.insertbefore().isPresent()) {
      var before = task.insertbefore().get();
      var found = before.equals("BOF") ? 0 : find(lines, LinePattern.parse(before)::isIn);
      return found < 0 ? end : found;
    }
    var after = task.insertafter().orElse("EOF");
    var found = after.equals("EOF") ? -1 : find(lines, LinePattern.parse(after)::isIn);
    return found < 0 ? end : found + 1;
  }

  private int find(List<String> lines, Predicate<String> matches) {
    // What follows the last line break is no line.
    var count = lines.getLast().isEmpty() ? lines.size() - 1 : lines.size();
    var last = -1;
    for (var i = 0; i < count; i++) {
      if (matches.test(lines.get(i))) {
        if (task.firstmatch()) {
          return i;
        }
        last = i;
      }
    }
    return last;
  }
}
