package org.mastoplay.play;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Fields;
import org.mastoplay.yaml.Node;

/** Reads the plays of a file. */
final class PlayReader {
  /** By what a block, a use or an import is known. */
  private static final Set<String> STARTS =
      Set.of("block", "parallel", "rescue", "always", "use", "import_tasks", "include_tasks");

  private final Set<String> modules;
  private final PlaybookLibrary library;
  private final Reached here;
  private final Problems problems;

  PlayReader(Set<String> modules, PlaybookLibrary library, Reached here, Problems problems) {
    this.modules = modules;
    this.library = library;
    this.here = here;
    this.problems = problems;
  }

  /** A playbook that is made to be used, applied by itself: for all hosts, unless limited. */
  static Play alone(Reusable playbook, Node.Mapping written) {
    var place = written.place();
    var nothing = new Node.Mapping(place, List.of());
    var header =
        new Header(Optional.empty(), place, List.of(), Optional.empty(), nothing, Manner.UNSAID);
    var use = new Use(header, Node.text(place, playbook.name()), nothing, playbook, true);
    return new Play(
        playbook.name(),
        place,
        playbook.folder(),
        Node.plain(place, "all"),
        nothing,
        List.of(),
        nothing,
        Manner.UNSAID,
        Pace.USUAL,
        true,
        List.of(use),
        List.of());
  }

  /** The play, or those that stand in the file that it takes in. */
  List<Play> read(Node node) {
    if (!(node instanceof Node.Mapping map)) {
      problems.add(
          node.place(), "a play is a map, but this is " + node.kind(), "begin with `hosts: …`");
      return List.of();
    }
    if (isTask(map)) {
      problems.add(
          map.place(),
          "a task stands where a play must",
          "put it below `- hosts: all` and `tasks:`");
      return List.of();
    }
    return map.get("import_playbook").isPresent() ? imported(map) : List.of(play(map));
  }

  private List<Play> imported(Node.Mapping map) {
    var fields = new Fields(map, "import_playbook", problems);
    fields.text("name");
    var tags = fields.names("tags").stream().map(Node.Scalar::text).collect(Collectors.toSet());
    var plays =
        fields.text("import_playbook").map(file -> library.plays(file, here)).orElse(List.of());
    fields.refuseOthers();
    var around = Manner.UNSAID.tagged(tags);
    return plays.stream().map(play -> play.with(play.manner().within(around))).toList();
  }

  private Play play(Node.Mapping map) {
    var fields = new Fields(map, "play", problems);
    var hosts = hosts(fields, map);
    var name = fields.text("name").map(Node.Scalar::text).orElse(hosts.text());
    var variables = HeaderReader.variables(fields, "vars", problems);
    var variableFiles = fields.texts("vars_files");
    var secrets = HeaderReader.variables(fields, "secrets", problems);
    var manner = HeaderReader.playManner(fields);
    var pace = pace(fields);
    var gatherFacts = fields.flag("gather_facts").orElse(true);
    var tasks =
        Stream.of("pre_tasks", "tasks", "post_tasks")
            .flatMap(part -> fields.list(part).stream())
            .toList();
    var handlers = fields.list("handlers");
    fields.unknownKeys().forEach(key -> problems.add(unknown(key)));
    var items = new ItemReader(modules, library, here, problems);
    return new Play(
        name,
        map.place(),
        here.folder(),
        hosts,
        variables,
        variableFiles,
        secrets,
        manner,
        pace,
        gatherFacts,
        items.items(tasks),
        items.handlers(handlers));
  }

  private Pace pace(Fields fields) {
    var serial = fields.texts("serial");
    for (var part : serial) {
      if (!part.text().matches("[1-9]\\d{0,5}|([1-9]\\d?|100)%") && !part.text().contains("${")) {
        problems.add(
            part.place(),
            "`%s` is no number of hosts".formatted(part.text()),
            "write a number from 1, or a percentage such as 25%");
      }
    }
    var order = fields.text("order").flatMap(this::order).orElse(Pace.Order.INVENTORY);
    var most = fields.text("max_fail_percentage").flatMap(this::percentage);
    return new Pace(serial, order, most, fields.flag("any_errors_fatal").orElse(false));
  }

  private Optional<Integer> percentage(Node.Scalar text) {
    if (text.text().matches("\\d{1,2}|100")) {
      return Optional.of(Integer.valueOf(text.text()));
    }
    problems.add(
        text.place(), "`%s` is no percentage".formatted(text.text()), "write a number up to 100");
    return Optional.empty();
  }

  private Optional<Pace.Order> order(Node.Scalar word) {
    var orders = List.of(Pace.Order.values());
    var found = orders.stream().filter(it -> word(it).equals(word.text())).findFirst();
    if (found.isEmpty()) {
      problems.add(
          Problem.unknownWord(
              word.place(), "order", word.text(), orders.stream().map(PlayReader::word).toList()));
    }
    return found;
  }

  private static String word(Pace.Order order) {
    return order.name().toLowerCase(Locale.ROOT);
  }

  private boolean isTask(Node.Mapping map) {
    return map.get("hosts").isEmpty()
        && map.get("tasks").isEmpty()
        && map.keys().map(Keywords::shortName).anyMatch(it -> modules.contains(it) || isItem(it));
  }

  private static boolean isItem(String word) {
    return STARTS.contains(word);
  }

  private static Node.Scalar hosts(Fields fields, Node.Mapping play) {
    if (fields.value("hosts").orElse(play) instanceof Node.Sequence) {
      var names = fields.texts("hosts").stream().map(Node.Scalar::text);
      return Node.text(
          fields.value("hosts").orElse(play).place(), names.collect(Collectors.joining(",")));
    }
    // Which is always there, so that nothing more is said of what is missing.
    return fields.requiredText("hosts").orElseGet(() -> Node.text(play.place(), "localhost"));
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
    if (Keywords.OF_TASKS.contains(word) || isItem(word)) {
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
