package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mastoplay.module.Content;

/**
 * Settings of sshd as they stand in its configuration.
 *
 * @param lines each a keyword and its value
 */
record SshdSettings(List<String> lines) {
  // Those of sshd_config(5) of which each mention adds a value; of all others the first one wins.
  private static final Set<String> ADDING =
      Set.of(
          "port",
          "listenaddress",
          "allowusers",
          "denyusers",
          "allowgroups",
          "denygroups",
          "hostkey",
          "acceptenv",
          "setenv");

  // The ways to log in, each "yes" or "no".
  private static final List<String> WAYS_IN =
      List.of(
          "pubkeyauthentication",
          "passwordauthentication",
          "kbdinteractiveauthentication",
          "gssapiauthentication",
          "hostbasedauthentication");

  static boolean adds(String keyword) {
    return ADDING.contains(keyword);
  }

  /** The settings that a task names, in a fixed order. */
  static SshdSettings of(Sshd task) {
    var lines = new ArrayList<String>();
    task.port().forEach(it -> lines.add("Port " + it));
    task.permitRootLogin().ifPresent(it -> lines.add("PermitRootLogin " + word(it)));
    yesNo(lines, "PasswordAuthentication", task.passwordAuthentication());
    yesNo(lines, "KbdInteractiveAuthentication", task.kbdInteractiveAuthentication());
    yesNo(lines, "PubkeyAuthentication", task.pubkeyAuthentication());
    yesNo(lines, "X11Forwarding", task.x11Forwarding());
    task.maxAuthTries().ifPresent(it -> lines.add("MaxAuthTries " + it));
    if (!task.allowUsers().isEmpty()) {
      lines.add("AllowUsers " + String.join(" ", task.allowUsers()));
    }
    if (!task.allowGroups().isEmpty()) {
      lines.add("AllowGroups " + String.join(" ", task.allowGroups()));
    }
    new TreeMap<>(task.options()).forEach((name, value) -> lines.add(name + " " + value));
    return new SshdSettings(List.copyOf(lines));
  }

  Content content() {
    return Content.of(
        "# Written by mastoplay; what is changed here by hand will be lost.\n" + text());
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  /** The keywords in small letters, each once. */
  List<String> keywords() {
    return lines.stream().map(SshdSettings::keyword).distinct().toList();
  }

  /** The keywords, and those without which it can't be told whether anybody can still log in. */
  List<String> keywordsOfInterest() {
    return Stream.concat(keywords().stream(), WAYS_IN.stream()).distinct().toList();
  }

  /**
   * Whether no way to log in is left.
   *
   * @param wanted the values that these settings give
   * @param effective the values that hold now
   */
  boolean shutsAllOut(Map<String, List<String>> wanted, Map<String, List<String>> effective) {
    var named = keywords();
    return WAYS_IN.stream().anyMatch(named::contains)
        && WAYS_IN.stream()
            .allMatch(way ->
                (named.contains(way) ? wanted : effective)
                    .getOrDefault(way, List.of("no"))
                    .equals(List.of("no")));
  }

  /** The sorted values of each keyword in what {@code sshd -T} printed. */
  static Map<String, List<String>> values(String output) {
    return output
        .lines()
        .collect(
            Collectors.groupingBy(
                SshdSettings::keyword,
                TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.mapping(
                        line -> line.substring(keyword(line).length()).strip(),
                        Collectors.toList()),
                    values -> values.stream().sorted().toList())));
  }

  static String keyword(String line) {
    return line.strip().split("[\\s=]+", 2)[0].toLowerCase(Locale.ROOT);
  }

  private static void yesNo(List<String> lines, String keyword, Optional<Boolean> value) {
    value.ifPresent(it -> lines.add(keyword + (it ? " yes" : " no")));
  }

  private static String word(Sshd.RootLogin login) {
    return login.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
