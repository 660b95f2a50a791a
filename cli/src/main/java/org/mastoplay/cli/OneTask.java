package org.mastoplay.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mastoplay.text.Source;

/** A playbook of one task, made of the words of a command line. */
final class OneTask {
  private static final Pattern PAIR = Pattern.compile("([A-Za-z_][\\w-]*)=(.*)", Pattern.DOTALL);

  private OneTask() {}

  /**
   * A playbook that runs a module on some hosts.
   *
   * @param words all of them {@code key=value}, or else one free form
   */
  static Source playbook(String hosts, String module, List<String> words) {
    return new Source(
        "command line",
        """
        - name: command line
          hosts: %s
          tasks:
            - name: %s
              %s:%s
        """
            .formatted(
                quoted(hosts), quoted(title(module, words)), quoted(module), arguments(words)));
  }

  private static String title(String module, List<String> words) {
    return String.join(" ", module, String.join(" ", words)).strip().replace("${", "$ {");
  }

  private static String arguments(List<String> words) {
    if (words.isEmpty()) {
      return " {}";
    }
    if (words.stream().allMatch(word -> PAIR.matcher(word).matches())) {
      return words.stream().map(OneTask::pair).collect(Collectors.joining());
    }
    return " " + quoted(String.join(" ", words));
  }

  /** A pair as YAML; its value stays plain where it is a list or map of YAML, as in Ansible. */
  private static String pair(String word) {
    var parts = PAIR.matcher(word);
    if (!parts.matches()) {
      throw new IllegalArgumentException(word);
    }
    var value = parts.group(2);
    var flow = value.startsWith("[") || value.startsWith("{");
    return "%n        %s: %s".formatted(parts.group(1), flow ? value : quoted(value));
  }

  /** A text as a double-quoted YAML scalar (YAML 1.2.2, 7.3.1). */
  private static String quoted(String text) {
    return "\""
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + "\"";
  }
}
