package org.mastoplay.inventory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Source;
import org.mastoplay.text.Suggestion;
import org.mastoplay.yaml.Node;

/** Reads Ansible's INI form of an inventory: sections of host lines, children and variables. */
final class IniForm {
  private static final Pattern SECTION =
      Pattern.compile("\\[([^\\[\\]:\\s]+)(?::([a-z]+))?\\]\\s*(?:[#;].*)?");
  private static final Pattern WORD =
      Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"#]|(?<=\\S)#)+|#.*|['\"].*");
  private static final Pattern HOST_AND_PORT = Pattern.compile("((?:[^:\\[]|\\[[^]]*])+):(\\d+)");
  private static final Pattern IPV6 =
      Pattern.compile("\\[(\\p{XDigit}*:[\\p{XDigit}.]*:[\\p{XDigit}:.]*)]");

  private final Draft draft;
  private final Map<String, Place> mentioned = new LinkedHashMap<>();
  private final Map<String, Map<String, Node>> variables = new LinkedHashMap<>();
  private String group = Draft.UNGROUPED;
  private Section section = Section.HOSTS;

  private enum Section {
    HOSTS,
    VARIABLES,
    CHILDREN
  }

  IniForm(Draft draft) {
    this.draft = draft;
  }

  void read(Source source) {
    var number = 0;
    for (var line : source.text().split("\n", -1)) {
      line(source, ++number, line.stripTrailing());
    }
    variables.keySet().retainAll(draft.groups().keySet());
    variables.forEach((name, values) -> draft.group(name).variables().putAll(values));
    mentioned.keySet().removeAll(draft.groups().keySet());
    mentioned.forEach((name, place) ->
        draft
            .problems()
            .add(
                place,
                "there is no group `%s`".formatted(name),
                Suggestion.nearest(name, draft.groups().keySet())
                    .map("did you mean `%s`?"::formatted)
                    .orElse("add a section `[%s]`".formatted(name))));
  }

  private void line(Source source, int number, String line) {
    var text = line.strip();
    if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
      return;
    }
    var place = new Place(source, number, line.indexOf(text) + 1, text.length());
    if (text.contains("\0")) {
      draft.problems().add(place, "a character stands here that no text can hold", "remove U+0000");
      return;
    }
    if (text.startsWith("[") && !IPV6.matcher(text).lookingAt()) {
      section(place, text);
    } else {
      switch (section) {
        case HOSTS -> hosts(place, text);
        case VARIABLES ->
            variable(place, text, variables.computeIfAbsent(group, _ -> new LinkedHashMap<>()));
        case CHILDREN -> {
          var child = text.replaceFirst("\\s+#.*", "");
          mentioned.put(child, place);
          if (draft.leads(child, group)) {
            draft.problems().add(place, "group `%s` contains itself".formatted(child), "remove it");
          } else {
            draft.group(group).children().add(child);
          }
        }
      }
    }
  }

  private void section(Place place, String text) {
    var match = SECTION.matcher(text);
    if (!match.matches()) {
      draft
          .problems()
          .add(
              place, "this is no section", "write `[group]`, `[group:vars]` or `[group:children]`");
      return;
    }
    group = match.group(1);
    var kind = match.group(2) == null ? "hosts" : match.group(2);
    switch (kind) {
      case "hosts" -> {
        section = Section.HOSTS;
        draft.group(group);
      }
      case "children" -> {
        section = Section.CHILDREN;
        draft.group(group);
      }
      case "vars" -> {
        section = Section.VARIABLES;
        mentioned.put(group, place);
      }
      default ->
          draft
              .problems()
              .add(
                  Problem.unknownWord(
                      place, "kind of section", kind, List.of("vars", "children", "hosts")));
    }
  }

  private void hosts(Place place, String text) {
    var words = WORD.matcher(text).results().toList();
    var first = words.getFirst().group();
    var withPort = HOST_AND_PORT.matcher(unquoted(first));
    var hasPort = withPort.matches();
    var spelled = hasPort ? withPort.group(1) : unquoted(first);
    var address = IPV6.matcher(spelled);
    var bare = address.matches() ? address.group(1) : spelled;
    var name = Node.text(part(place, 0, first.length()), bare);
    var own = new LinkedHashMap<String, Node>();
    if (hasPort) {
      own.put("ansible_port", Node.plain(name.place(), withPort.group(2)));
    }
    for (var word : words.subList(1, words.size())) {
      if (word.group().startsWith("#")) {
        break;
      }
      variable(part(place, word.start(), word.group().length()), word.group(), own);
    }
    for (var host : HostRange.expand(name, draft.problems())) {
      draft.group(group).hosts().add(host);
      draft.host(host).putAll(own);
    }
  }

  private void variable(Place place, String text, Map<String, Node> into) {
    var equals = text.indexOf('=');
    if (equals < 1) {
      draft.problems().add(place, "this is no variable", "write `name=value`");
      return;
    }
    var rest = text.substring(equals + 1);
    var value = rest.strip();
    var at = part(place, equals + 1 + rest.indexOf(value), Math.max(1, value.length()));
    var quoted = !unquoted(value).equals(value);
    var plain =
        value.startsWith("'") || value.startsWith("\"") ? value : value.replaceFirst("\\s+#.*", "");
    into.put(
        text.substring(0, equals).strip(),
        quoted ? Node.text(at, unquoted(value)) : Node.plain(at, plain));
  }

  private static String unquoted(String text) {
    return text.matches("'[^']*'|\"[^\"]*\"") ? text.substring(1, text.length() - 1) : text;
  }

  private static Place part(Place line, int offset, int length) {
    return new Place(line.source(), line.line(), line.column() + offset, length);
  }
}
