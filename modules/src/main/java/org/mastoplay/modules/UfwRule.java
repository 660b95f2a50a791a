package org.mastoplay.modules;

import com.google.common.base.Splitter;
import com.google.common.io.BaseEncoding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mastoplay.module.Content;

/**
 * A rule as ufw keeps it in user.rules and user6.rules, a line each.
 *
 * @param action what happens, such as {@code allow} or {@code route:deny_log}
 * @param match what it happens to: protocol, ports, addresses and direction, as ufw writes them
 * @param comment what is written beside it
 */
record UfwRule(String action, String match, Optional<String> comment) {
  private static final String HEAD = "### tuple ### ";
  private static final String COMMENT = " comment=";
  private static final BaseEncoding HEX = BaseEncoding.base16().lowerCase();

  /** The rules in one of those files. */
  static List<UfwRule> read(String text) {
    return text.lines().filter(line -> line.startsWith(HEAD)).map(UfwRule::parse).toList();
  }

  private static UfwRule parse(String line) {
    var end = line.indexOf(COMMENT);
    var tuple = line.substring(HEAD.length(), end < 0 ? line.length() : end);
    var blank = tuple.indexOf(' ');
    return new UfwRule(
        tuple.substring(0, blank),
        tuple.substring(blank + 1),
        end < 0
            ? Optional.empty()
            : Content.of(HEX.decode(line.substring(end + COMMENT.length()))).text());
  }

  /** The line that ufw would write. */
  String line() {
    return HEAD
        + action
        + " "
        + match
        + comment.map(it -> COMMENT + HEX.encode(Content.of(it).bytes())).orElse("");
  }

  /** What a task wants, as ufw would write it for one of the two kinds of addresses. */
  static UfwRule of(Ufw task, Ufw.Action action, boolean six) {
    var route = task.route() ? "route:" : "";
    var log = task.log() ? "_log" : "";
    var any = six ? "::/0" : "0.0.0.0/0";
    var words =
        new ArrayList<>(
            List.of(
                task.proto().word(),
                task.toPort().map(UfwRule::ports).orElse("any"),
                task.toIp().map(UfwRule::address).filter(it -> !it.equals("any")).orElse(any),
                task.fromPort().map(UfwRule::ports).orElse("any"),
                task.fromIp().map(UfwRule::address).filter(it -> !it.equals("any")).orElse(any)));
    task.name().ifPresent(app -> words.addAll(List.of(app.replace(" ", "%20"), "-")));
    words.add(direction(task));
    return new UfwRule(route + action.word() + log, String.join(" ", words), task.comment());
  }

  private static String direction(Ufw task) {
    if (task.route()) {
      var ways =
          Stream.of(
                  task.interfaceIn().map(it -> "in_" + it),
                  task.interfaceOut().map(it -> "out_" + it))
              .flatMap(Optional::stream)
              .collect(Collectors.joining("!"));
      return ways.isEmpty() ? "in" : ways;
    }
    var inwards = task.direction().orElse(Ufw.Direction.IN) != Ufw.Direction.OUT;
    var face = task.face().or(inwards ? task::interfaceIn : task::interfaceOut);
    return (inwards ? "in" : "out") + face.map(it -> "_" + it).orElse("");
  }

  /**
   * Whether both are about the same, whatever they do with it. Protocol and ports of an application
   * stand in its profile, which may change.
   */
  boolean isAbout(UfwRule other) {
    var mine = words();
    var others = other.words();
    if (isRoute() != other.isRoute() || mine.size() != others.size()) {
      return false;
    }
    var skipped = isOfApplication() ? List.of(0, 1) : List.<Integer>of();
    for (var i = 0; i < mine.size(); i++) {
      if (!skipped.contains(i) && !mine.get(i).equals(others.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether somebody may come in by a port with TCP, from somewhere at least. */
  boolean letsIn(int port) {
    var words = words();
    return (action.startsWith("allow") || action.startsWith("limit"))
        && words.getLast().startsWith("in")
        && (words.getFirst().equals("any") || words.getFirst().equals("tcp"))
        && (words.get(1).equals("any")
            || Splitter.on(',').splitToStream(words.get(1)).anyMatch(range -> holds(range, port)));
  }

  private static boolean holds(String range, int port) {
    var ends = Splitter.on(':').splitToList(range);
    return Integer.parseInt(ends.getFirst()) <= port && port <= Integer.parseInt(ends.getLast());
  }

  private boolean isRoute() {
    return action.startsWith("route:");
  }

  private boolean isOfApplication() {
    return words().size() > 6;
  }

  private List<String> words() {
    return Splitter.on(' ').splitToList(match);
  }

  /** Ports in ufw's order. */
  static String ports(String text) {
    return Splitter.on(',')
        .trimResults()
        .splitToStream(text)
        .sorted(Comparator.comparing(part -> Integer.valueOf(part.replaceFirst(":.*", ""))))
        .collect(Collectors.joining(","));
  }

  /** An address in ufw's form: a network without the bits of hosts, one host without a length. */
  static String address(String text) {
    var small = text.toLowerCase(Locale.ROOT);
    if (small.equals("0.0.0.0/0") || small.equals("::/0")) {
      return "any";
    }
    if (!small.contains("/")) {
      return small;
    }
    var parts = Splitter.on('/').splitToList(small);
    var length = Integer.parseInt(parts.getLast());
    if (small.contains(":")) {
      return length == 128 ? parts.getFirst() : small;
    }
    if (length == 32) {
      return parts.getFirst();
    }
    var bits = 0L;
    for (var number : Splitter.on('.').split(parts.getFirst())) {
      bits = bits * 256 + Integer.parseInt(number);
    }
    var masked = bits >> (32 - length) << (32 - length);
    return "%d.%d.%d.%d/%d"
        .formatted(masked >> 24 & 255, masked >> 16 & 255, masked >> 8 & 255, masked & 255, length);
  }
}
