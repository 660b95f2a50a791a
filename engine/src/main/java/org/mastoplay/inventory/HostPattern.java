package org.mastoplay.inventory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Suggestion;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.Scalars;

/** Which hosts a pattern such as {@code web:&debian:!web3} means. */
final class HostPattern {
  private static final Pattern SUBSCRIPT =
      Pattern.compile("(.+)\\[(-?\\d{1,6})?(:)?(-?\\d{1,6})?\\]");

  /** What to do without an inventory. */
  private static final String NONE =
      "make one with `mastoplay init`, name one with `-i`, or write `localhost` for this machine";

  private final Inventory inventory;
  private final Problems problems;

  HostPattern(Inventory inventory, Problems problems) {
    this.inventory = inventory;
    this.problems = problems;
  }

  /** A part of the pattern: what it does, and which names it is about. */
  private record Part(Node.Scalar text, char sign) {}

  Set<String> select(Node.Scalar pattern) {
    var parts = parts(pattern);
    var selected = new LinkedHashSet<String>();
    if (parts.stream().allMatch(part -> part.sign != '+')) {
      selected.addAll(inventory.members(Draft.ALL));
    }
    each(parts, '+', part -> selected.addAll(names(part.text, true)));
    each(parts, '&', part -> selected.retainAll(names(part.text, true)));
    each(parts, '!', part -> selected.removeAll(names(part.text, false)));
    return selected;
  }

  private static void each(List<Part> parts, char sign, Consumer<Part> action) {
    parts.stream().filter(part -> part.sign == sign).forEach(action);
  }

  /** The parts between commas and colons; a regular expression may hold colons. */
  private List<Part> parts(Node.Scalar pattern) {
    var parts = new ArrayList<Part>();
    var text = pattern.text();
    var start = 0;
    var brackets = 0;
    for (var i = 0; i <= text.length(); i++) {
      var c = i == text.length() ? ',' : text.charAt(i);
      brackets += c == '[' ? 1 : c == ']' ? -1 : 0;
      var isRegex = text.substring(start, i).strip().startsWith("~");
      if (i == text.length() || c == ',' || (c == ':' && brackets == 0 && !isRegex)) {
        add(parts, pattern, start, i);
        start = i + 1;
        brackets = 0;
      }
    }
    if (parts.isEmpty()) {
      problems.add(pattern.place(), "this names no hosts", "write `all`, a group or a host");
    }
    return parts;
  }

  private static void add(List<Part> parts, Node.Scalar pattern, int start, int end) {
    var raw = pattern.text().substring(start, end);
    var word = raw.strip();
    if (word.isEmpty()) {
      return;
    }
    var signed = word.length() > 1 && (word.startsWith("!") || word.startsWith("&"));
    var name = signed ? word.substring(1) : word;
    var offset = start + raw.indexOf(word) + (signed ? 1 : 0);
    var place = Scalars.placeWithin(pattern, offset, name.length());
    parts.add(new Part(Node.text(place, name), signed ? word.charAt(0) : '+'));
  }

  private List<String> names(Node.Scalar word, boolean mustMatch) {
    var text = word.text();
    if (text.startsWith("~")) {
      return matching(word, text.substring(1), mustMatch);
    }
    if (!inventory.isName(text)) {
      var subscript = SUBSCRIPT.matcher(text);
      if (subscript.matches() && (subscript.group(2) != null || subscript.group(3) != null)) {
        var base = named(Node.text(word.place(), subscript.group(1)), mustMatch);
        return slice(base, subscript.group(2), subscript.group(3) != null, subscript.group(4));
      }
    }
    return named(word, mustMatch);
  }

  private List<String> named(Node.Scalar word, boolean mustMatch) {
    var text = word.text();
    if (inventory.hosts().isEmpty() && (text.equals("*") || text.equals(Draft.ALL))) {
      problems.add(
          word.place(),
          "`%s` means no host: there is no inventory with hosts".formatted(text),
          NONE);
      return List.of();
    }
    if (text.equals("*")) {
      return inventory.members(Draft.ALL);
    }
    if (inventory.isName(text)) {
      return inventory.members(text);
    }
    if (text.contains("*") || text.contains("?")) {
      var quoted = Pattern.quote(text).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
      return matching(word, "(?:" + quoted + ")$", mustMatch);
    }
    var known = inventory.names();
    problems.add(
        word.place(),
        "there is no host or group `%s`".formatted(text),
        known.isEmpty()
            ? "there is no inventory with hosts: " + NONE
            : Suggestion.among(text, known));
    return List.of();
  }

  private List<String> matching(Node.Scalar word, String regex, boolean mustMatch) {
    try {
      var pattern = Pattern.compile(regex);
      var found =
          inventory.names().stream()
              .filter(name -> pattern.matcher(name).lookingAt())
              .flatMap(name -> inventory.members(name).stream())
              .distinct()
              .toList();
      if (found.isEmpty() && mustMatch) {
        problems.add(
            word.place(),
            "no host or group matches `%s`".formatted(word.text()),
            "check its spelling");
      }
      return found;
    } catch (PatternSyntaxException e) {
      problems.add(
          word.place(),
          "this regular expression doesn't parse: " + e.getDescription(),
          "correct it");
      return List.of();
    }
  }

  private static List<String> slice(
      List<String> hosts, @Nullable String from, boolean range, @Nullable String to) {
    var size = hosts.size();
    var start = from == null ? 0 : index(from, size);
    // Ansible counts the last one in.
    var last = to == null ? (range ? size - 1 : start) : index(to, size);
    return start < 0 || start >= size || last < start
        ? List.of()
        : hosts.subList(start, Math.min(size, last + 1));
  }

  private static int index(String number, int size) {
    var index = Integer.parseInt(number);
    return index < 0 ? size + index : index;
  }
}
