package org.mastoplay.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Suggestion;
import org.mastoplay.yaml.Fields;
import org.mastoplay.yaml.Node;

/** Reads one task or handler: tells its module from its keywords. */
final class TaskReader {
  private static final Pattern KEY_VALUES =
      Pattern.compile("(\\w+=('[^']*'|\"[^\"]*\"|[^\\s'\"]*)(\\s+|$))+");
  private static final Pattern KEY_VALUE =
      Pattern.compile("(\\w+)=('[^']*'|\"[^\"]*\"|[^\\s'\"]*)");

  private final Set<String> modules;
  private final Problems problems;

  TaskReader(Set<String> modules, Problems problems) {
    this.modules = modules;
    this.problems = problems;
  }

  /**
   * The task, even if there are mistakes in it, so that what it registers is known: then its module
   * is the empty word.
   */
  Optional<Task> read(Node node) {
    if (!(node instanceof Node.Mapping map)) {
      notATask(node);
      return Optional.empty();
    }
    var fields = new Fields(map, "task", problems);
    var header = HeaderReader.header(fields, map.place(), problems);
    var register = fields.text("register");
    register.ifPresent(it -> HeaderReader.checkName(it, problems));
    var notifies = fields.texts("notify");
    var listens = fields.texts("listen");
    var changed = HeaderReader.expressions(fields, "changed_when");
    var failed = HeaderReader.expressions(fields, "failed_when");
    var retry = retry(fields);
    if (retry.isEmpty() && map.entry("delay").isPresent()) {
      problems.add(
          map.entry("delay").orElseThrow().key().place(),
          "`delay` without `until` or `retries` does nothing",
          "add `until: …`, or remove it");
    }
    var module =
        module(map, fields.unknownKeys())
            .orElseGet(
                () -> new Node.Entry(Node.text(map.place(), ""), Node.plain(map.place(), "")));
    return Optional.of(
        new Task(
            header,
            new Node.Scalar(module.key().place(), Keywords.shortName(module.key().text()), true),
            module.value(),
            register,
            notifies,
            listens,
            changed,
            failed,
            retry));
  }

  private static Optional<Retry> retry(Fields fields) {
    var retry =
        new Retry(
            HeaderReader.expressions(fields, "until"),
            fields.text("retries"),
            fields.text("delay"));
    return retry.until().isEmpty() && retry.retries().isEmpty()
        ? Optional.empty()
        : Optional.of(retry);
  }

  private void notATask(Node node) {
    if (node instanceof Node.Scalar text && text.text().matches("[\\w.]+:\\S.*")) {
      var colon = text.text().indexOf(':');
      problems.add(
          node.place(),
          "there is no space after the colon",
          "write `%s: %s`"
              .formatted(text.text().substring(0, colon), text.text().substring(colon + 1)));
    } else {
      problems.add(
          node.place(), "a task is a map, but this is " + node.kind(), "begin with `name: …`");
    }
  }

  private Optional<Node.Entry> module(Node.Mapping task, List<Node.Scalar> others) {
    var found = new ArrayList<Node.Entry>();
    var strange = new ArrayList<Node.Scalar>();
    for (var key : others) {
      if (modules.contains(Keywords.shortName(key.text()))) {
        task.entry(key.text()).ifPresent(found::add);
      } else {
        strange.add(key);
      }
    }
    var empty = found.stream().filter(TaskReader::isEmpty).findFirst();
    strange.forEach(key -> problems.add(unknown(key, empty.map(it -> it.key().text()))));
    // What loops in another way has an `item` that nothing here gives it.
    var loops = strange.stream().anyMatch(key -> key.text().startsWith("with_"));
    if (loops || (empty.isPresent() && !strange.isEmpty())) {
      return Optional.empty();
    }
    if (found.size() > 1) {
      problems.add(
          found.get(1).key().place(),
          "this task has two modules, `%s` and `%s`"
              .formatted(found.get(0).key().text(), found.get(1).key().text()),
          "make two tasks of it");
    }
    if (found.isEmpty() && strange.isEmpty()) {
      problems.add(
          task.place(), "this task has no module", "add what it shall do, such as `apt: …`");
    }
    return found.stream().findFirst().filter(this::isWithoutKeyValues);
  }

  /** Refuses Ansible's old {@code apt: name=nginx state=present}. */
  private boolean isWithoutKeyValues(Node.Entry module) {
    if (module.value() instanceof Node.Scalar text
        && !text.text().isBlank()
        && KEY_VALUES.matcher(text.text().strip()).matches()) {
      var pairs =
          KEY_VALUE
              .matcher(text.text())
              .results()
              .map(pair -> pair.group(1) + ": " + pair.group(2))
              .collect(Collectors.joining(", ", "{", "}"));
      problems.add(
          text.place(),
          "parameters are not written with `=`",
          "write `%s: %s`".formatted(module.key().text(), pairs));
      return false;
    }
    return true;
  }

  private static boolean isEmpty(Node.Entry module) {
    return module.value() instanceof Node.Scalar value && value.isNull();
  }

  /**
   * Says what is wrong with a key.
   *
   * @param empty the task's module, if nothing is given to it
   */
  private Problem unknown(Node.Scalar key, Optional<String> empty) {
    var word = key.text();
    if (Keywords.isForLater(word)) {
      return Problem.at(key.place(), "`%s` is not supported yet".formatted(word), "remove it");
    }
    var remedy = Keywords.remedyFor(word);
    if (remedy.isPresent()) {
      return Problem.at(key.place(), "mastoplay has no `%s`".formatted(word), remedy.get());
    }
    if (Keywords.OF_BLOCKS.contains(word) || Keywords.OF_USES.contains(word)) {
      return Problem.at(
          key.place(), "`%s` can't stand here".formatted(word), "a handler is a single task");
    }
    if (Keywords.OF_PLAYS.contains(word)) {
      return Problem.at(
          key.place(),
          "`%s` belongs to a play, not to a task".formatted(word),
          "move it out of the task");
    }
    return Problem.at(
        key.place(),
        "unknown module or keyword `%s`".formatted(word),
        Suggestion.nearest(Keywords.shortName(word), Keywords.inTasks(modules))
            .map("did you mean `%s`?"::formatted)
            .or(() -> empty.map("if it is a parameter of `%s`, indent it by 2 more"::formatted))
            .orElse("`mastoplay docs` lists all modules"));
  }
}
