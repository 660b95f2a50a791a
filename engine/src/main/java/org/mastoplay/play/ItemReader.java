package org.mastoplay.play;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Suggestion;
import org.mastoplay.yaml.Fields;
import org.mastoplay.yaml.Node;

/** Reads lists of tasks: tells blocks and uses of other playbooks from tasks. */
final class ItemReader {
  /** The keys by which a block is known. */
  private static final List<String> PARTS = List.of("block", "parallel", "rescue", "always");

  private static final Set<String> FILES = Set.of("import_tasks", "include_tasks");

  private final Set<String> modules;
  private final PlaybookLibrary library;
  private final Reached here;
  private final Problems problems;

  ItemReader(Set<String> modules, PlaybookLibrary library, Reached here, Problems problems) {
    this.modules = modules;
    this.library = library;
    this.here = here;
    this.problems = problems;
  }

  List<Item> items(List<Node> nodes) {
    return nodes.stream().<Item>flatMap(node -> item(node).stream()).toList();
  }

  /** Handlers: tasks that have a name to be notified by. */
  List<Task> handlers(List<Node> nodes) {
    var reader = new TaskReader(modules, problems);
    var handlers = nodes.stream().flatMap(node -> reader.read(node).stream()).toList();
    for (var handler : handlers) {
      if (handler.name().isEmpty() && handler.listensTo().isEmpty()) {
        problems.add(
            handler.place(), "a handler without a name can't be notified", "add `name: …`");
      }
    }
    return handlers;
  }

  private Optional<? extends Item> item(Node node) {
    if (node instanceof Node.Mapping map) {
      if (map.get("hosts").isPresent() && map.get("tasks").isPresent()) {
        problems.add(
            map.place(),
            "a play stands where a task must",
            "take it in with `import_playbook`, beside the other plays");
        return Optional.empty();
      }
      if (map.keys().anyMatch(PARTS::contains)) {
        return Optional.of(block(map));
      }
      if (map.get("use").isPresent()) {
        return use(map);
      }
      if (map.keys().map(Keywords::shortName).anyMatch(FILES::contains)) {
        return Optional.of(tasksOfFile(map));
      }
    }
    return new TaskReader(modules, problems).read(node);
  }

  private Block block(Node.Mapping map) {
    var fields = new Fields(map, "block", problems);
    var header = HeaderReader.header(fields, map.place(), problems);
    var parallel = map.get("parallel").isPresent();
    if (parallel && map.get("block").isPresent()) {
      problems.add(
          map.place(),
          "this is both `block` and `parallel`",
          "put the `block` into the `parallel`");
    } else if (!parallel && map.get("block").isEmpty()) {
      problems.add(
          map.place(),
          "there is no `block` to which this belongs",
          "put the tasks that may fail below `block:`");
      fields.unknownKeys().forEach(key -> fields.value(key.text()));
    }
    var tasks = items(fields.list("block"));
    var atOnce = items(fields.list("parallel"));
    var rescue = items(fields.list("rescue"));
    var always = items(fields.list("always"));
    fields.unknownKeys().forEach(key -> problems.add(unknown(key, "block", Keywords.OF_BLOCKS)));
    return new Block(header, parallel, Optional.empty(), parallel ? atOnce : tasks, rescue, always);
  }

  private Block tasksOfFile(Node.Mapping map) {
    var fields = new Fields(map, "task", problems);
    var header = HeaderReader.header(fields, map.place(), problems);
    var word =
        map.keys().filter(key -> FILES.contains(Keywords.shortName(key))).findFirst().orElseThrow();
    var file = fields.text(word);
    var tasks = file.map(name -> library.tasks(name, here)).orElse(List.of());
    fields.unknownKeys().forEach(key -> problems.add(unknown(key, word, Keywords.OF_IMPORTS)));
    return new Block(header, false, file, tasks, List.of(), List.of());
  }

  private Optional<Use> use(Node.Mapping map) {
    var fields = new Fields(map, "use", problems);
    var header = HeaderReader.header(fields, map.place(), problems);
    var word = fields.text("use");
    var with = fields.map("with");
    var inherits = fields.flag("inherit").orElse(false);
    fields.unknownKeys().forEach(key -> problems.add(unknown(key, "use", Keywords.OF_USES)));
    return word.flatMap(name ->
        library.reusable(name, here).map(found -> new Use(header, name, with, found, inherits)));
  }

  private Problem unknown(Node.Scalar key, String what, Set<String> known) {
    var word = key.text();
    if (modules.contains(Keywords.shortName(word))) {
      return Problem.at(
          key.place(),
          "`%s` is a module, it can't stand beside `%s`".formatted(word, what),
          "put it in a task of its own");
    }
    if (Keywords.OF_TASKS.contains(word) || Keywords.OF_USES.contains(word)) {
      return Problem.at(
          key.place(),
          "`%s` can't stand beside `%s`".formatted(word, what),
          what.equals("use") && word.equals("register")
              ? "remove it: what a used playbook finds out stays in it"
              : "move it into the tasks");
    }
    return Problem.at(
        key.place(),
        "unknown keyword `%s` beside `%s`".formatted(word, what),
        Suggestion.among(word, known));
  }
}
