package org.mastoplay.play;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mastoplay.template.Expression;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Fields;
import org.mastoplay.yaml.Node;

/** Reads what tasks, blocks and plays have in common. */
final class HeaderReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  private HeaderReader() {}

  /** The keywords that every item of a list of tasks may have. */
  static Header header(Fields fields, Place place, Problems problems) {
    var name = fields.text("name");
    var when = expressions(fields, "when");
    var loop = loop(fields, problems);
    var variables = variables(fields, "vars", problems);
    return new Header(name, place, when, loop, variables, manner(fields));
  }

  private static Manner manner(Fields fields) {
    return manner(fields, fields.text("delegate_to"), fields.flag("run_once"));
  }

  /** The same for a play or a whole playbook, which can't be delegated. */
  static Manner playManner(Fields fields) {
    return manner(fields, Optional.empty(), Optional.empty());
  }

  private static Manner manner(
      Fields fields, Optional<Node.Scalar> delegateTo, Optional<Boolean> runOnce) {
    var environment = fields.map("environment");
    return new Manner(
        new Become(fields.flag("become"), fields.text("become_user"), fields.text("become_method")),
        fields.names("tags").stream().map(Node.Scalar::text).collect(Collectors.toSet()),
        environment.entries().isEmpty() ? List.of() : List.of(environment),
        fields.flag("ignore_errors"),
        fields.flag("no_log"),
        fields.flag("check_mode"),
        delegateTo,
        runOnce,
        fields.text("timeout"));
  }

  /** A map whose keys must be names of variables, such as {@code vars}. */
  static Node.Mapping variables(Fields fields, String key, Problems problems) {
    var variables = fields.map(key);
    variables.entries().forEach(entry -> checkName(entry.key(), problems));
    return variables;
  }

  static List<Expression> expressions(Fields fields, String key) {
    return fields.texts(key).stream()
        .map(scalar -> new Expression(scalar.place(), scalar.text()))
        .toList();
  }

  static void checkName(Node.Scalar name, Problems problems) {
    if (!NAME.matcher(name.text()).matches()) {
      var better = name.text().replaceAll("\\W", "_").replaceFirst("^(?=\\d)", "_");
      problems.add(
          name.place(),
          "`%s` can't be the name of a variable".formatted(name.text()),
          "write `%s`: letters, digits and `_`".formatted(better));
    }
  }

  private static Optional<Loop> loop(Fields fields, Problems problems) {
    var items = fields.value("loop");
    var control = fields.map("loop_control");
    var controls = new Fields(control, "loop_control", problems);
    var variable = controls.text("loop_var");
    var index = controls.text("index_var");
    var label = controls.text("label");
    variable.ifPresent(it -> checkName(it, problems));
    index.ifPresent(it -> checkName(it, problems));
    controls.refuseOthers();
    if (items.isEmpty() && !control.entries().isEmpty()) {
      problems.add(control.place(), "`loop_control` without `loop` does nothing", "add `loop`");
    }
    if (items.orElse(control) instanceof Node.Mapping map && items.isPresent()) {
      problems.add(map.place(), "`loop` must be a list", "write each item as `- …`");
    }
    return items.map(list ->
        new Loop(
            list,
            variable.map(Node.Scalar::text).orElse("item"),
            index.map(Node.Scalar::text),
            label));
  }
}
