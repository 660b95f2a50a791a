package org.mastoplay.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Decryptor;
import org.mastoplay.yaml.Fields;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.YamlReader;

/** Reads a playbook's YAML into plays and tasks. */
public final class PlaybookReader {
  private final Set<String> modules;
  private final Decryptor decryptor;

  /** Reads playbooks in which nothing is encrypted. */
  public PlaybookReader(Set<String> modules) {
    this(modules, Decryptor.NONE);
  }

  /**
   * @param modules the names of all modules, so that a task's module can be told from its keywords
   */
  public PlaybookReader(Set<String> modules, Decryptor decryptor) {
    this.modules = Set.copyOf(modules);
    this.decryptor = decryptor;
  }

  /**
   * Reads a playbook.
   *
   * @return what could be read, even if there are mistakes in it; nothing if it is no playbook at
   *     all
   */
  public Optional<Playbook> read(Source source, Problems problems) {
    var root = YamlReader.read(source, decryptor, problems);
    root.ifPresent(node -> new Jinja(problems).refuse(node));
    return root.flatMap(node -> plays(node, problems)).map(plays -> new Playbook(source, plays));
  }

  private Optional<List<Play>> plays(Node root, Problems problems) {
    switch (root) {
      case Node.Sequence list -> {
        var plays = new ArrayList<Play>();
        list.items().forEach(item -> play(item, problems).ifPresent(plays::add));
        return Optional.of(plays);
      }
      case Node.Scalar scalar when scalar.isNull() ->
          problems.add(scalar.place(), "this playbook is empty", "begin with `- hosts: all`");
      case Node.Mapping map ->
          problems.add(
              map.place(),
              "a playbook is a list of plays, but this is a single map",
              map.get("hosts").isPresent()
                  ? "write `- ` before the first line, and indent those below by 2"
                  : "begin with `- hosts: all`; an inventory is given with `-i`");
      case Node other ->
          problems.add(
              other.place(),
              "a playbook is a list of plays, but this is " + other.kind(),
              "begin with `- hosts: all`");
    }
    return Optional.empty();
  }

  private Optional<Play> play(Node node, Problems problems) {
    if (!(node instanceof Node.Mapping map)) {
      problems.add(
          node.place(), "a play is a map, but this is " + node.kind(), "begin with `hosts: …`");
      return Optional.empty();
    }
    if (isTask(map)) {
      problems.add(
          map.place(),
          "a task stands where a play must",
          "put it below `- hosts: all` and `tasks:`");
      return Optional.empty();
    }
    var fields = new Fields(map, "play", problems);
    var hosts = hosts(fields, map);
    var name = fields.text("name").map(Node.Scalar::text).orElse(hosts.text());
    var variables = TaskReader.variables(fields, problems);
    var become = TaskReader.become(fields);
    var gatherFacts = fields.flag("gather_facts").orElse(true);
    var tags = fields.names("tags").stream().map(Node.Scalar::text).collect(Collectors.toSet());
    var tasks =
        Stream.of("pre_tasks", "tasks", "post_tasks")
            .flatMap(part -> fields.list(part).stream())
            .toList();
    var handlers = fields.list("handlers");
    fields.unknownKeys().forEach(key -> problems.add(unknown(key)));
    return Optional.of(
        new Play(
            name,
            map.place(),
            hosts,
            variables,
            become,
            gatherFacts,
            tags,
            tasks(tasks, problems),
            handlers(handlers, problems)));
  }

  private boolean isTask(Node.Mapping map) {
    return map.get("hosts").isEmpty()
        && map.get("tasks").isEmpty()
        && map.keys().map(Keywords::shortName).anyMatch(modules::contains);
  }

  private static Node.Scalar hosts(Fields fields, Node.Mapping play) {
    if (fields.value("hosts").orElse(play) instanceof Node.Sequence) {
      var names = fields.texts("hosts").stream().map(Node.Scalar::text);
      return Node.text(
          fields.value("hosts").orElse(play).place(), names.collect(Collectors.joining(",")));
    }
    var isImport = play.get("import_playbook").isPresent();
    var hosts = isImport ? Optional.<Node.Scalar>empty() : fields.requiredText("hosts");
    // Which is always there, so that nothing more is said of what is missing.
    return hosts.orElseGet(() -> Node.text(play.place(), "localhost"));
  }

  private List<Task> tasks(List<Node> nodes, Problems problems) {
    var reader = new TaskReader(modules, problems);
    return nodes.stream().flatMap(node -> reader.read(node).stream()).toList();
  }

  private List<Task> handlers(List<Node> nodes, Problems problems) {
    var handlers = tasks(nodes, problems);
    for (var handler : handlers) {
      if (handler.name().isEmpty() && handler.listensTo().isEmpty()) {
        problems.add(
            handler.place(), "a handler without a name can't be notified", "add `name: …`");
      }
    }
    return handlers;
  }

  private Problem unknown(Node.Scalar key) {
    var word = key.text();
    if (modules.contains(Keywords.shortName(word))) {
      return Problem.at(
          key.place(),
          "`%s` is a module, it can't stand in a play".formatted(word),
          "put it in a task, below `tasks:`");
    }
    if (Keywords.isForLater(word)) {
      return Problem.at(key.place(), "`%s` is not supported yet".formatted(word), "remove it");
    }
    if (Keywords.OF_TASKS.contains(word)) {
      return Problem.at(
          key.place(),
          "`%s` belongs to a task, not to a play".formatted(word),
          "move it into the tasks");
    }
    return Keywords.remedyFor(word)
        .map(
            remedy -> Problem.at(key.place(), "`%s` can't stand in a play".formatted(word), remedy))
        .orElseGet(
            () -> Problem.unknownWord(key.place(), "keyword of a play", word, Keywords.OF_PLAYS));
  }
}
