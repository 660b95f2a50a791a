package org.mastoplay.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mastoplay.secret.VariableFiles;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/** Reads what stands behind {@code -e}. */
final class ExtraVariables {
  private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)=(.*)", Pattern.DOTALL);

  /** As Ansible would split it; options such as {@code -o Name=value} are one value. */
  private static final Pattern SEVERAL = Pattern.compile("(\\w+=(?!-)\\S*)\\s+([A-Za-z_]\\w*=.*)");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  private ExtraVariables() {}

  /** The variables of all {@code -e}; of two with the same name the later one counts. */
  static Map<String, Node> read(List<String> given, VariableFiles files, Problems problems) {
    var variables = new LinkedHashMap<String, Node>();
    for (var text : given) {
      var source = new Source("-e", text);
      var assignment = ASSIGNMENT.matcher(text);
      var several = SEVERAL.matcher(text);
      if (several.matches()) {
        problems.add(
            source.start(),
            "one -e gives one variable its value, but this looks like more",
            "write -e %s -e %s, or -e '{name: value}'"
                .formatted(several.group(1), several.group(2)));
      } else if (assignment.matches()) {
        variables.put(assignment.group(1), Node.plain(source.start(), assignment.group(2)));
      } else if (text.startsWith("@")) {
        file(text.substring(1), source, files, problems)
            .ifPresent(it -> variables.putAll(map(it, files, problems)));
      } else {
        variables.putAll(map(source, files, problems));
      }
    }
    return variables;
  }

  private static Map<String, Node> map(Source source, VariableFiles files, Problems problems) {
    var variables = new LinkedHashMap<String, Node>();
    files
        .yaml(source, problems)
        .ifPresent(node -> {
          if (node instanceof Node.Mapping map) {
            map.entries().forEach(entry -> put(entry, variables, problems));
          } else {
            problems.add(
                source.start(),
                "this gives no variable a value",
                "write -e name=value, -e '{name: value}' or -e @file.yml");
          }
        });
    return variables;
  }

  private static void put(Node.Entry entry, Map<String, Node> variables, Problems problems) {
    variables.put(entry.key().text(), entry.value());
    if (!NAME.matcher(entry.key().text()).matches()) {
      problems.add(
          entry.key().place(),
          "`%s` can't be the name of a variable".formatted(entry.key().text()),
          "use letters, digits and `_`");
    }
  }

  private static Optional<Source> file(
      String name, Source commandLine, VariableFiles files, Problems problems) {
    if (Files.isReadable(Path.of(name))) {
      return files.source(Path.of(name), name, problems);
    }
    problems.add(
        commandLine.start(),
        "there is no file `%s` that could be read".formatted(name),
        "the name is relative to the folder you are in");
    return Optional.empty();
  }
}
