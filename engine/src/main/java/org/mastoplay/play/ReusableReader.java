package org.mastoplay.play;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Fields;
import org.mastoplay.yaml.Node;

/** Reads a playbook that others use. */
final class ReusableReader {
  private final Set<String> modules;
  private final PlaybookLibrary library;
  private final Problems problems;

  ReusableReader(Set<String> modules, PlaybookLibrary library, Problems problems) {
    this.modules = modules;
    this.library = library;
    this.problems = problems;
  }

  /** The playbook, or nothing if this is none. */
  Optional<Reusable> read(Node root, Source source, String name, Reached here) {
    if (!(root instanceof Node.Mapping map)) {
      problems.add(
          root.place(),
          "a playbook that is used is a map, but this is " + root.kind(),
          root instanceof Node.Sequence
              ? "a list of plays is taken in with `import_playbook`"
              : "begin with `params:` and `tasks:`");
      return Optional.empty();
    }
    if (map.get("hosts").isPresent()) {
      problems.add(
          map.entry("hosts").orElseThrow().key().place(),
          "a playbook that is used can't name hosts",
          "remove it: it is for the hosts of the play that uses it");
    }
    var fields = new Fields(map, "playbook", problems);
    fields.value("hosts");
    var shown = fields.text("name").map(Node.Scalar::text).orElse(name);
    var description = fields.text("description").map(Node.Scalar::text).orElse("");
    var params = params(fields.map("params"));
    var variables = HeaderReader.variables(fields, "vars", problems);
    refuseBoth(params, variables);
    var secrets = HeaderReader.variables(fields, "secrets", problems);
    var manner = HeaderReader.playManner(fields);
    var items = new ItemReader(modules, library, here, problems);
    var tasks = items.items(fields.list("tasks"));
    var handlers = items.handlers(fields.list("handlers"));
    fields.unknownKeys().forEach(key -> problems.add(unknown(key)));
    return Optional.of(
        new Reusable(
            source,
            here.folder(),
            shown,
            description,
            params,
            variables,
            secrets,
            manner,
            tasks,
            handlers));
  }

  private Problem unknown(Node.Scalar key) {
    return Keywords.OF_PLAYS.contains(key.text())
        ? Problem.at(
            key.place(),
            "`%s` belongs to a play".formatted(key.text()),
            "remove it, or write it in the play that uses this")
        : Problem.unknownWord(
            key.place(), "keyword of a playbook", key.text(), Keywords.OF_REUSABLES);
  }

  private List<Param> params(Node.Mapping map) {
    var params = ImmutableList.<Param>builder();
    for (var entry : map.entries()) {
      HeaderReader.checkName(entry.key(), problems);
      switch (entry.value()) {
        case Node.Mapping declaration -> params.add(param(entry.key(), declaration));
        case Node other ->
            problems.add(
                other.place(),
                "a param is declared by a map, but this is " + other.kind(),
                "write `%s: {type: string}`".formatted(entry.key().text()));
      }
    }
    return params.build();
  }

  private Param param(Node.Scalar name, Node.Mapping declaration) {
    var fields = new Fields(declaration, "param", problems);
    var type = fields.text("type").flatMap(this::type).orElse(ParamType.STRING);
    var items = fields.text("items").flatMap(this::type);
    var standard =
        fields
            .value("default")
            .filter(it -> !(it instanceof Node.Scalar scalar && scalar.isNull()))
            .or(() -> unknownIfMisspelt(declaration));
    var required = fields.flag("required").orElse(standard.isEmpty());
    var param =
        new Param(
            name,
            type,
            items,
            standard,
            required,
            fields.text("description").map(Node.Scalar::text).orElse(""),
            fields.texts("choices"),
            fields.text("pattern").flatMap(it -> Patterns.read(it, problems)),
            fields.flag("secret").orElse(false),
            HeaderReader.expressions(fields, "when").stream().findFirst(),
            asked(fields, type));
    if (type == ParamType.ENUM && param.choices().isEmpty()) {
      problems.add(name.place(), "an enum needs its words", "add `choices: [a, b]`");
    }
    fields.refuseOthers();
    return param;
  }

  private boolean asked(Fields fields, ParamType type) {
    var asked = fields.flag("ask").orElse(false);
    if (asked && type == ParamType.MAP) {
      fields
          .value("ask")
          .ifPresent(it ->
              problems.add(
                  it.place(),
                  "a map can't be asked for",
                  "ask for its values one by one, or leave `ask` out"));
    }
    return asked;
  }

  /** Where a word is misspelt that may be {@code default}, no more is said of what is missing. */
  private static Optional<Node> unknownIfMisspelt(Node.Mapping declaration) {
    var words = KeywordTable.PARAM.names();
    return declaration.keys().allMatch(words::contains)
        ? Optional.empty()
        : Optional.of(new Node.Unknown(declaration.place(), "a correction of the playbook"));
  }

  private Optional<ParamType> type(Node.Scalar word) {
    var type = ParamType.of(word.text());
    if (type.isEmpty()) {
      problems.add(Problem.unknownWord(word.place(), "type", word.text(), ParamType.words()));
    }
    return type;
  }

  private void refuseBoth(List<Param> params, Node.Mapping variables) {
    var names = params.stream().map(it -> it.name().text()).collect(Collectors.toSet());
    for (var entry : variables.entries()) {
      if (names.contains(entry.key().text())) {
        problems.add(
            entry.key().place(),
            "`%s` is a param already".formatted(entry.key().text()),
            "give the variable another name, or the param a default");
      }
    }
  }
}
