package org.mastoplay.cli;

import static java.util.stream.Collectors.joining;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.plan.Questions.Question;
import org.mastoplay.play.Param;
import org.mastoplay.play.ParamType;
import org.mastoplay.play.ParamValues;
import org.mastoplay.template.DependsOnUnknown;
import org.mastoplay.template.Templates;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/** Asks what a playbook has to be told, one question after the other. */
final class Interview {
  private static final String NONE = "none";

  private final Dialogue dialogue;
  private final OwnPublicKeys ownKeys;
  private final Templates templates = new Templates();

  /** What was answered so far, as the playbook reads it. */
  private final Map<String, Node> known = new LinkedHashMap<>();

  Interview(Dialogue dialogue, OwnPublicKeys ownKeys) {
    this.dialogue = dialogue;
    this.ownKeys = ownKeys;
  }

  /** The answers to the questions that matter; a default that is taken is no answer. */
  List<Answer> ask(List<Question> questions) {
    var answers = new ArrayList<Answer>();
    for (var question : questions) {
      var answered = new KnownAnswers(question.playbook(), known, templates);
      if (matters(question.param(), answered)) {
        ask(question.param(), answered)
            .ifPresent(value -> answers.add(new Answer(question.param(), value)));
      }
    }
    return answers;
  }

  /** Where only a host can tell, it does. */
  private boolean matters(Param param, KnownAnswers answered) {
    try {
      return param.when().isEmpty() || templates.holds(param.when().get(), answered);
    } catch (DependsOnUnknown | MistakesFound open) {
      return true;
    }
  }

  private Optional<Node> ask(Param param, KnownAnswers answered) {
    var name = param.name().text();
    var offered = param.type() == ParamType.PUBLIC_KEY ? ownKeys.first() : Optional.<String>empty();
    var standard = answered.standard(name).map(it -> shown(param, it)).filter(it -> !it.isEmpty());
    var enter =
        offered.or(() -> standard).or(() -> Optional.of(NONE).filter(_ -> !param.required()));
    dialogue.turnTo(param.description().isEmpty() ? "" : param.description() + ".");
    while (true) {
      var typed = typed(param, enter);
      if (typed.isEmpty() && enter.isEmpty()) {
        dialogue.say(Dialogue.NEEDED);
      } else if (isLeftOut(param, typed.isEmpty() ? offered : Optional.of(typed))) {
        return Optional.empty();
      } else {
        var value = value(param, typed.isEmpty() ? offered.orElseThrow() : typed);
        if (isTaken(param, value)) {
          return Optional.of(value);
        }
      }
    }
  }

  /** Whether the default is wanted, or nothing. */
  private static boolean isLeftOut(Param param, Optional<String> answer) {
    return answer.isEmpty()
        || (answer.get().equals(NONE) && !param.required() && param.choices().isEmpty());
  }

  /** Keeps the answer if it is as the playbook wants it, and says why if it is not. */
  private boolean isTaken(Param param, Node value) {
    var problems = new Problems();
    var read = ParamValues.read(param, value, problems);
    read.ifPresent(it -> known.put(param.name().text(), it));
    problems.list().stream()
        .limit(1)
        .forEach(problem ->
            dialogue.say(
                "That won't do: %s%s."
                    .formatted(problem.message(), problem.remedy().map("; "::concat).orElse(""))));
    return read.isPresent();
  }

  private String typed(Param param, Optional<String> enter) {
    var name = param.name().text();
    if (param.secret()) {
      var hidden = enter.map(it -> ", Enter for none").orElse("");
      return dialogue.askSecret("%s (not shown%s): ".formatted(name, hidden)).reveal();
    }
    var words = param.choices().stream().map(Node.Scalar::text).collect(joining(", "));
    var form =
        switch (param.type()) {
          case BOOL -> " (yes or no)";
          case LIST -> " (with commas between them)";
          case PUBLIC_KEY -> " (the key, or its file)";
          default -> words.isEmpty() ? "" : " (%s)".formatted(words);
        };
    return dialogue.ask(name + form + enter.map(" [%s]"::formatted).orElse("") + ": ");
  }

  private Node value(Param param, String typed) {
    var start = new Source("answer", typed).start();
    return switch (param.type()) {
      case LIST ->
          new Node.Sequence(
              start,
              Splitter.on(',')
                  .trimResults()
                  .omitEmptyStrings()
                  .splitToStream(typed)
                  .map(item -> (Node) Node.text(start, item))
                  .toList());
      case BOOL ->
          switch (typed.toLowerCase(Locale.ROOT)) {
            case "y", "yes" -> Node.text(start, "true");
            case "n", "no" -> Node.text(start, "false");
            default -> Node.text(start, typed);
          };
      case PUBLIC_KEY -> Node.text(start, ownKeys.read(typed).orElse(typed));
      default -> Node.text(start, typed);
    };
  }

  /** A default as it stands in brackets; nothing if only a host can tell it. */
  private static String shown(Param param, Node standard) {
    return switch (standard) {
      case Node.Scalar scalar when param.type() == ParamType.BOOL ->
          scalar.text().equals("true") ? "yes" : "no";
      case Node.Scalar scalar when scalar.isNull() -> "";
      case Node.Scalar scalar -> scalar.toString();
      case Node.Sequence list -> list.items().stream().map(String::valueOf).collect(joining(", "));
      case Node.Mapping _ -> "";
      case Node.Unknown _ -> "what the host tells";
    };
  }
}
