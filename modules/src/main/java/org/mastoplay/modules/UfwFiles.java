package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mastoplay.module.Content;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Query;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Touch;

/**
 * What ufw keeps in files: as they are, or as they will be.
 *
 * @param four rules for IPv4
 * @param six rules for IPv6
 * @param settings {@code /etc/ufw/ufw.conf}
 * @param defaults {@code /etc/default/ufw}
 */
record UfwFiles(String four, String six, String settings, String defaults) {

  static UfwFiles of(Ufw.Seen now) {
    return new UfwFiles(
        Ufw.text(now.four()),
        Ufw.text(now.six()),
        Ufw.text(now.settings()),
        Ufw.text(now.defaults()));
  }

  /** The rules for IPv6, or else for IPv4. */
  List<UfwRule> rules(boolean sixth) {
    return UfwRule.read(sixth ? six : four);
  }

  boolean haveRules() {
    return !rules(false).isEmpty() || !rules(true).isEmpty();
  }

  /** The same with a rule in the stead of the one that is about the same. */
  UfwFiles with(UfwRule rule, boolean sixth) {
    return withRules(others(rule, sixth) + "\n" + rule.line() + "\n", sixth);
  }

  /** The same without a rule that is about the same. */
  UfwFiles without(UfwRule rule, boolean sixth) {
    return withRules(others(rule, sixth) + "\n", sixth);
  }

  UfwFiles withoutRules() {
    return new UfwFiles("", "", settings, defaults);
  }

  private String others(UfwRule rule, boolean sixth) {
    return (sixth ? six : four)
        .lines()
        .filter(line -> UfwRule.read(line).stream().noneMatch(rule::isAbout))
        .collect(Collectors.joining("\n"));
  }

  private UfwFiles withRules(String text, boolean sixth) {
    return sixth
        ? new UfwFiles(four, text, settings, defaults)
        : new UfwFiles(text, six, settings, defaults);
  }

  /** A word of {@code ufw.conf}; empty if it is not there. */
  String setting(String key) {
    return value(settings, key);
  }

  UfwFiles withSetting(String key, String value) {
    return new UfwFiles(four, six, with(settings, key, value), defaults);
  }

  /** A word of {@code /etc/default/ufw}; empty if it is not there. */
  String policy(String key) {
    return value(defaults, key);
  }

  UfwFiles withPolicy(String key, String value) {
    return new UfwFiles(four, six, settings, with(defaults, key, "\"" + value + "\""));
  }

  /** Whether somebody could connect to a port by IPv4, if the firewall were on. */
  boolean letIn(int port) {
    return policy("DEFAULT_INPUT_POLICY").equals("ACCEPT")
        || rules(false).stream().anyMatch(rule -> rule.letsIn(port));
  }

  /** What looks at the files will tell then. */
  List<Touch.Becomes<?>> become() {
    return List.of(
        file(Ufw.RULES, four, 0640),
        file(Ufw.RULES6, six, 0640),
        file(Ufw.SETTINGS, settings, 0644),
        file(Ufw.DEFAULTS, defaults, 0644));
  }

  private static Touch.Becomes<FileState> file(RemotePath path, String text, int mode) {
    var content = Content.of(text);
    return becomes(
        new Query.OfFile(path, Query.Depth.CONTENT),
        new FileState.Regular(
            new Mode(mode),
            "root",
            "root",
            content.size(),
            Optional.of(content.sha256()),
            Optional.of(content)));
  }

  private static String value(String text, String key) {
    return text.lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1).replace("\"", "").strip())
        .findFirst()
        .orElse("");
  }

  private static String with(String text, String key, String value) {
    var others =
        text.lines().filter(line -> !line.startsWith(key + "=")).collect(Collectors.joining("\n"));
    return others + "\n" + key + "=" + value + "\n";
  }
}
