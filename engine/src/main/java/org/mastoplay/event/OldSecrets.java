package org.mastoplay.event;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.mastoplay.text.Secret;
import org.mastoplay.text.Secrets;

/**
 * Masks a file's old contents. The secrets in them are known to nobody but the host; but where the
 * new contents have a secret, the old ones probably have its predecessor.
 */
final class OldSecrets {
  /** Other dots than the new secret's, so that a diff shows the line. */
  static final String DOTS = Secret.DOTS + " (old)";

  private static final Pattern SEPARATOR = Pattern.compile("\\s*[=:]?\\s*");
  private static final Pattern NAME = Pattern.compile("[^=:]*[=:]\\s*");

  private final Secrets secrets;

  OldSecrets(Secrets secrets) {
    this.secrets = secrets;
  }

  /** The old text, line for line, as it may be shown. */
  String mask(String before, String after) {
    if (!secrets.hides(after)) {
      return secrets.redact(before);
    }
    var oldLines = before.lines().toList();
    var kept = new HashSet<>(after.lines().toList());
    var shown = shownOf(oldLines, kept, after);
    var out = new StringBuilder();
    for (var i = 0; i < oldLines.size(); i++) {
      var line = oldLines.get(i);
      var length = shown.get(i);
      if (length != null) {
        out.append(secrets.redact(line.substring(0, length))).append(DOTS);
      } else {
        var redacted = secrets.redact(line);
        var changed = !redacted.equals(line) && !kept.contains(line);
        out.append(redacted).append(changed ? " (old)" : "");
      }
      out.append(i + 1 < oldLines.size() || before.endsWith("\n") ? "\n" : "");
    }
    return out.toString();
  }

  /** How much may be shown of those old lines that may hold an old secret. */
  private Map<Integer, Integer> shownOf(List<String> oldLines, Set<String> kept, String after) {
    var old = new HashSet<>(oldLines);
    var shown = new HashMap<Integer, Integer>();
    after
        .lines()
        .filter(line -> !old.contains(line))
        .forEach(line -> {
          var parts = secrets.parts(line);
          if (!parts.isEmpty()) {
            maskPredecessors(line.substring(0, parts.getFirst().start()), oldLines, kept, shown);
          }
        });
    return shown;
  }

  private static void maskPredecessors(
      String lead, List<String> oldLines, Set<String> kept, Map<Integer, Integer> shown) {
    var found = false;
    for (var i = 0; i < oldLines.size(); i++) {
      var line = oldLines.get(i);
      var end = kept.contains(line) ? -1 : endOfLead(line, lead);
      if (end >= 0) {
        shown.merge(i, end, Math::min);
        found = true;
      }
    }
    for (var i = 0; !found && i < oldLines.size(); i++) {
      var line = oldLines.get(i);
      if (!kept.contains(line)) {
        var name = NAME.matcher(line);
        shown.merge(i, name.lookingAt() ? name.end() : 0, Math::min);
      }
    }
  }

  /** Where in an old line the secret may begin that comes behind {@code lead} in a new one. */
  private static int endOfLead(String line, String lead) {
    var key = lead.strip().replaceFirst("[^\\w]+$", "");
    if (key.isEmpty()) {
      return 0;
    }
    var indent = line.length() - line.stripLeading().length();
    var lastWord = key.replaceFirst("(?s).*[^\\w]", "");
    var start = line.startsWith(key, indent) ? indent + key.length() : endOfWord(line, lastWord);
    if (start < 0) {
      return -1;
    }
    var separator = SEPARATOR.matcher(line).region(start, line.length());
    return separator.lookingAt() ? separator.end() : start;
  }

  private static int endOfWord(String line, String word) {
    var found = Pattern.compile("\\b" + Pattern.quote(word) + "\\b").matcher(line);
    return found.find() ? found.end() : -1;
  }
}
