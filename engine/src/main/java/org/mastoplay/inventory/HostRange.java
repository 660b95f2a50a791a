package org.mastoplay.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/** A name that stands for many hosts: {@code web[01:10]}, {@code db[a:c]}, {@code n[0:8:2]}. */
final class HostRange {
  private static final int MOST_HOSTS = 10_000;
  private static final Pattern RANGE =
      Pattern.compile("\\[(\\d{1,6}|[a-z])?:(\\d{1,6}|[a-z])(?::(\\d{1,6}))?\\]");

  private HostRange() {}

  /** The names that a name stands for; itself if it holds no range. */
  static List<String> expand(Node.Scalar name, Problems problems) {
    var names = List.of(name.text());
    for (var range = find(names); range.isPresent(); range = find(names)) {
      var values = values(range.get());
      if (values.isEmpty() || (long) values.size() * names.size() > MOST_HOSTS) {
        problems.add(
            name.place(),
            values.isEmpty() ? "this range holds nothing" : "this range holds too many hosts",
            "write it as `[01:10]`, with at most %,d hosts".formatted(MOST_HOSTS));
        return List.of();
      }
      names =
          names.stream().flatMap(it -> values.stream().map(value -> replace(it, value))).toList();
    }
    return names;
  }

  private static Optional<MatchResult> find(List<String> names) {
    return RANGE.matcher(names.getFirst()).results().findFirst();
  }

  private static String replace(String name, String value) {
    return RANGE.matcher(name).replaceFirst(value);
  }

  private static List<String> values(MatchResult range) {
    var from = Optional.ofNullable(range.group(1)).orElse("0");
    var to = range.group(2);
    var step = Optional.ofNullable(range.group(3)).map(Integer::parseInt).orElse(1);
    var values = new ArrayList<String>();
    if (step == 0) {
      return values;
    }
    if (isLetter(from) && isLetter(to)) {
      for (int c = from.charAt(0); c <= to.charAt(0); c += step) {
        values.add(Character.toString(c));
      }
    } else if (!isLetter(from) && !isLetter(to)) {
      for (var i = Integer.parseInt(from); i <= Integer.parseInt(to); i += step) {
        values.add(padded(i, from));
      }
    }
    return values;
  }

  /** Zeros in front of the first number stand in front of all. */
  private static String padded(int number, String first) {
    return first.startsWith("0") && first.length() > 1
        ? ("%0" + first.length() + "d").formatted(number)
        : String.valueOf(number);
  }

  private static boolean isLetter(String text) {
    return Character.isLetter(text.charAt(0));
  }
}
