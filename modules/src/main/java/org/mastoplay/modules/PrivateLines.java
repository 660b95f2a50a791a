package org.mastoplay.modules;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;
import org.mastoplay.text.Secret;

/**
 * Lines of a file that others may not read on its host: what may be secret in them is not shown
 * here either, unless it comes from the playbook, whose secrets are known.
 */
final class PrivateLines {
  private static final Pattern SETTING =
      Pattern.compile("(\\s*(?:export\\s+)?[A-Za-z_][\\w.-]*\\s*[=:]\\s*)\\S.*");

  /** A line of a key, in Base64. */
  private static final Pattern KEY = Pattern.compile("\\s*[A-Za-z0-9+/=_-]{40,}");

  /** What stands before a public key, which is for everybody, in an authorized_keys. */
  private static final Pattern PUBLIC = Pattern.compile(" (ssh|ecdsa|sk)-[a-z0-9@.-]+ ");

  private PrivateLines() {}

  /** The same difference, without what may be secret of what the host has. */
  static Difference.Contents hidden(Difference.Contents difference) {
    var before = difference.before().flatMap(Content::text);
    if (before.isEmpty()) {
      return difference;
    }
    var fromHost = before.get().lines().collect(Collectors.toUnmodifiableSet());
    return new Difference.Contents(
        difference.subject(),
        difference.before().map(it -> hidden(it, fromHost::contains)),
        hidden(difference.after(), fromHost::contains),
        difference.detail());
  }

  private static Content hidden(Content content, Predicate<String> isFromHost) {
    return content
        .text()
        .map(text ->
            Content.of(
                text.lines()
                    .map(line -> isFromHost.test(line) ? hidden(line) : line)
                    .collect(Collectors.joining("\n", "", text.endsWith("\n") ? "\n" : ""))))
        .orElse(content);
  }

  private static String hidden(String line) {
    var setting = SETTING.matcher(line);
    if (setting.matches() && !PUBLIC.matcher(line).find()) {
      return setting.group(1) + Secret.DOTS;
    }
    return KEY.matcher(line).matches() ? Secret.DOTS : line;
  }
}
