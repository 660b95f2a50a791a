package org.mastoplay.inventory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mastoplay.inventory.InventoryPrograms.Answer;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Fields;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.YamlReader;

/**
 * Asks a program for its inventory as Ansible does: {@code --list} tells the groups, and {@code
 * --host NAME} a host's variables, unless {@code _meta} told all of them.
 */
final class ProgramForm {
  private static final String META = "_meta";
  private static final Pattern ESCAPED_SLASH = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\/");
  private static final Set<String> PARTS = Set.of("hosts", "children", "vars");

  private final Draft draft;
  private final InventoryPrograms programs;
  private final Path program;
  private final String name;
  private final Problems problems;
  private final Set<String> hosts = new LinkedHashSet<>();

  /**
   * @param name the program as a person would write it
   */
  ProgramForm(Draft draft, InventoryPrograms programs, Path program, String name) {
    this.draft = draft;
    this.programs = programs;
    this.program = program;
    this.name = name;
    this.problems = draft.problems();
  }

  void read() {
    ask("--list").ifPresent(this::groups);
  }

  private void groups(Node.Mapping answer) {
    answer.entries().stream()
        .filter(entry -> !entry.key().text().equals(META))
        .forEach(this::group);
    var meta = map(answer, META).flatMap(it -> map(it, "hostvars"));
    for (var host : hosts) {
      var told =
          meta.isPresent()
              ? map(meta.get(), host)
              : problems.isEmpty() ? ask("--host", host) : Optional.<Node.Mapping>empty();
      told.ifPresent(it -> putAll(it, draft.host(host)));
    }
  }

  private void group(Node.Entry entry) {
    var title = entry.key().text();
    var group = draft.group(title);
    switch (entry.value()) {
      case Node.Sequence list -> list.items().forEach(host -> host(host, group));
      // Ansible takes it for a host of this name, and so do the oldest of such programs.
      case Node.Mapping map
          when !map.entries().isEmpty() && map.keys().noneMatch(PARTS::contains) -> {
        host(entry.key(), group);
        putAll(map, group.variables());
      }
      case Node.Mapping map -> {
        var fields = new Fields(map, "group", problems);
        fields.list("hosts").forEach(host -> host(host, group));
        fields.list("children").forEach(child -> child(child, title, group));
        putAll(fields.map("vars"), group.variables());
      }
      case Node other ->
          problems.add(
              other.place(),
              "group `%s` must be a list of hosts or a map, but this is %s"
                  .formatted(title, other.kind()),
              "let the program print `{\"hosts\": […]}`");
    }
  }

  private void host(Node node, Draft.Group group) {
    name(node, "host")
        .ifPresent(host -> {
          hosts.add(host);
          group.hosts().add(host);
          draft.host(host);
        });
  }

  private void child(Node node, String parent, Draft.Group group) {
    name(node, "group")
        .ifPresent(child -> {
          if (draft.leads(child, parent)) {
            problems.add(
                node.place(), "group `%s` contains itself".formatted(child), "leave it out");
          } else {
            draft.group(child);
            group.children().add(child);
          }
        });
  }

  private Optional<String> name(Node node, String what) {
    if (node instanceof Node.Scalar scalar && !scalar.isNull()) {
      return Optional.of(scalar.text());
    }
    problems.add(node.place(), "a %s must be a name, but this is %s".formatted(what, node.kind()));
    return Optional.empty();
  }

  /** What the program answers, a map; nothing if there was a problem. */
  private Optional<Node.Mapping> ask(String... arguments) {
    var words = List.of(arguments);
    var call = name + " " + String.join(" ", words);
    try {
      return answer(programs.run(program, words), call, words.size() > 1);
    } catch (IOException refused) {
      problems.add(
          new Source(name, firstLine()).start(),
          "this program can't be started: " + reason(refused),
          "see whether what its first line names is installed");
      return Optional.empty();
    }
  }

  private Optional<Node.Mapping> answer(Answer answer, String call, boolean mayBeSilent) {
    if (answer.status().isEmpty()) {
      problems.add(
          lastLine(new Source(call, answer.err())),
          "this program took too long, and was stopped",
          "run it yourself to see what it waits for");
    } else if (answer.status().get() != 0) {
      problems.add(
          lastLine(new Source(call, answer.err())),
          "this program failed with exit code %d".formatted(answer.status().get()),
          answer.err().isBlank()
              ? "it did not say why"
              : "these are the last of its words; run it yourself to see all");
    } else if (answer.out().isBlank() && mayBeSilent) {
      return Optional.empty();
    } else if (!answer.out().strip().startsWith("{")) {
      problems.add(
          new Source(call, answer.out()).start(),
          "this program printed no JSON",
          "it must print a map of groups: `{\"web\": {\"hosts\": […]}}`");
    } else {
      return YamlReader.read(new Source(call, asYaml(answer.out())), problems)
          .filter(Node.Mapping.class::isInstance)
          .map(Node.Mapping.class::cast);
    }
    return Optional.empty();
  }

  /** JSON may be indented by tabs, and has an escape, of which YAML knows nothing. */
  private static String asYaml(String json) {
    return ESCAPED_SLASH.matcher(json.replace('\t', ' ')).replaceAll("$1/");
  }

  private Optional<Node.Mapping> map(Node.Mapping map, String key) {
    return switch (map.get(key).orElse(Node.plain(map.place(), ""))) {
      case Node.Mapping inner -> Optional.of(inner);
      case Node.Scalar scalar when scalar.isNull() -> Optional.empty();
      case Node other -> {
        problems.add(
            other.place(), "`%s` must be a map, but this is %s".formatted(key, other.kind()));
        yield Optional.empty();
      }
    };
  }

  private static void putAll(Node.Mapping from, Map<String, Node> into) {
    from.entries().forEach(entry -> into.put(entry.key().text(), entry.value()));
  }

  /** The last line that says something, in full. */
  private static Place lastLine(Source source) {
    var text = source.text().stripTrailing();
    var number = Math.max(1, (int) text.lines().count());
    return new Place(source, number, 1, source.line(number).length());
  }

  private String firstLine() {
    try (var lines = Files.lines(program, StandardCharsets.ISO_8859_1)) {
      return lines.findFirst().orElse("");
    } catch (IOException | UncheckedIOException unreadable) {
      return "";
    }
  }

  /** What the system said, without Java's words around it. */
  private static String reason(IOException refused) {
    return String.valueOf(refused.getMessage())
        .replaceFirst("(?s).*error[=:] ?\\d+,? ?", "")
        .replaceAll("^\\((.*)\\)\\s*$", "$1");
  }
}
