package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;

/** How {@link BlockInFile} changes a text. */
record BlockEdit(BlockInFile task) {

  /** Where a block stands: its first line, and the line behind its last. */
  private record Span(int from, int to) {}

  String apply(String text) {
    var ends = text.isEmpty() || text.endsWith("\n");
    var lines = new ArrayList<>(text.lines().toList());
    var old = find(lines);
    var wasLast = old.to() == lines.size();
    if (old.from() >= 0) {
      lines.subList(old.from(), old.to()).clear();
    }
    if (!task.isWanted()) {
      return old.from() < 0 ? text : joined(lines, ends || wasLast);
    }
    var place = old.from() >= 0 ? old.from() : place(lines);
    var block = new ArrayList<String>();
    if (task.prependNewline() && place > 0 && !lines.get(place - 1).isEmpty()) {
      block.add("");
    }
    block.add(task.begin());
    block.addAll(task.block().lines().toList());
    block.add(task.end());
    if (task.appendNewline() && place < lines.size() && !lines.get(place).isEmpty()) {
      block.add("");
    }
    var atEnd = place == lines.size();
    lines.addAll(place, block);
    return joined(lines, ends || atEnd);
  }

  private Span find(List<String> lines) {
    // What a later marker ends is the last block, which counts if there are several.
    var from = lines.lastIndexOf(task.begin());
    for (var i = from + 1; from >= 0 && i < lines.size(); i++) {
      if (lines.get(i).equals(task.end())) {
        return new Span(from, i + 1);
      }
    }
    return new Span(-1, -1);
  }

  private int place(List<String> lines) {
    if (task.insertbefore().isPresent()) {
      var before = task.insertbefore().get();
      var found = before.equals("BOF") ? 0 : last(lines, before);
      return found < 0 ? lines.size() : found;
    }
    var after = task.insertafter().orElse("EOF");
    var found = after.equals("EOF") ? -1 : last(lines, after);
    return found < 0 ? lines.size() : found + 1;
  }

  private static int last(List<String> lines, String expression) {
    var pattern = LinePattern.parse(expression);
    for (var i = lines.size() - 1; i >= 0; i--) {
      if (pattern.isIn(lines.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static String joined(List<String> lines, boolean ends) {
    return String.join("\n", lines) + (ends && !lines.isEmpty() ? "\n" : "");
  }
}
