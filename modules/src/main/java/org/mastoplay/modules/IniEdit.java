package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How {@link IniFile} changes a text. */
record IniEdit(IniFile task) {
  private static final Pattern SECTION = Pattern.compile("\\s*\\[(.*)]\\s*");

  /** The lines of a section, without its heading. */
  private record Span(int from, int to) {}

  String apply(String text) {
    var ends = text.isEmpty() || text.endsWith("\n");
    var lines = new ArrayList<>(text.lines().toList());
    var before = List.copyOf(lines);
    if (task.state() == Presence.PRESENT) {
      set(lines);
    } else {
      remove(lines);
    }
    if (lines.equals(before)) {
      return text;
    }
    var last = ends || (!lines.isEmpty() && !lines.getLast().equals(before.getLast()));
    return String.join("\n", lines) + (last && !lines.isEmpty() ? "\n" : "");
  }

  private void set(List<String> lines) {
    var span = find(lines);
    if (span.isEmpty()) {
      lines.add("[" + task.section().orElseThrow() + "]");
      span = Optional.of(new Span(lines.size(), lines.size()));
    }
    if (task.option().isPresent()) {
      var body = lines.subList(span.get().from(), span.get().to());
      set(body, task.option().get());
    }
  }

  private void set(List<String> body, String option) {
    var missing = new ArrayList<>(wanted());
    for (var i = 0; i < body.size(); i++) {
      if (isOption(body.get(i), option)) {
        missing.remove(value(body.get(i)));
      }
    }
    var places = new ArrayList<Integer>();
    var kept = new ArrayList<>(wanted());
    var place = end(body);
    for (var i = 0; i < body.size(); i++) {
      if (isOption(body.get(i), option)) {
        place = i + 1;
        if (!kept.remove(value(body.get(i))) && task.exclusive()) {
          places.add(i);
        }
      }
    }
    // A line of another value gives its place to a missing one; then one that is commented out.
    for (var i : List.copyOf(places)) {
      if (!missing.isEmpty()) {
        body.set(i, line(option, missing.removeFirst()));
        places.remove((Object) i);
      }
    }
    for (var i = 0; i < body.size() && task.modifyInactiveOption() && !missing.isEmpty(); i++) {
      if (isComment(body.get(i), option)) {
        body.set(i, line(option, missing.removeFirst()));
        place = i + 1;
      }
    }
    body.addAll(place, missing.stream().map(it -> line(option, it)).toList());
    for (var i : places.reversed()) {
      body.remove(i.intValue());
    }
  }

  private void remove(List<String> lines) {
    var span = find(lines);
    if (span.isEmpty()) {
      return;
    }
    if (task.option().isEmpty()) {
      lines.subList(span.get().from() - 1, span.get().to()).clear();
      return;
    }
    var option = task.option().get();
    var some = task.all();
    lines
        .subList(span.get().from(), span.get().to())
        .removeIf(line ->
            isOption(line, option)
                && (task.exclusive()
                    || some.isEmpty()
                    || value(line).filter(some::contains).isPresent()));
  }

  /** The values that are wanted; one that is nothing stands for the option alone. */
  private List<Optional<String>> wanted() {
    return task.all().isEmpty()
        ? List.of(Optional.empty())
        : task.all().stream().map(Optional::of).toList();
  }

  private Optional<Span> find(List<String> lines) {
    var from = task.section().isEmpty() ? 0 : -1;
    for (var i = 0; i < lines.size(); i++) {
      var heading = SECTION.matcher(lines.get(i));
      if (!heading.matches()) {
        continue;
      }
      if (from >= 0) {
        return Optional.of(new Span(from, i));
      }
      if (task.section().equals(Optional.of(heading.group(1)))) {
        from = i + 1;
      }
    }
    return from < 0 ? Optional.empty() : Optional.of(new Span(from, lines.size()));
  }

  /** Behind the last line that is not empty. */
  private static int end(List<String> body) {
    var end = body.size();
    while (end > 0 && body.get(end - 1).isBlank()) {
      end--;
    }
    return end;
  }

  private static boolean isOption(String line, String option) {
    return name(line).equals(option.strip());
  }

  private static boolean isComment(String line, String option) {
    var text = line.strip();
    return (text.startsWith("#") || text.startsWith(";"))
        && text.contains("=")
        && name(text.substring(1)).equals(option.strip());
  }

  private static String name(String line) {
    var equal = line.indexOf('=');
    return (equal < 0 ? line : line.substring(0, equal)).strip();
  }

  private static Optional<String> value(String line) {
    var equal = line.indexOf('=');
    return equal < 0 ? Optional.empty() : Optional.of(line.substring(equal + 1).strip());
  }

  private String line(String option, Optional<String> value) {
    var equal = task.noExtraSpaces() ? "=" : " = ";
    return value.map(it -> (option + equal + it).stripTrailing()).orElse(option);
  }
}
