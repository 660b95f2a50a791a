package org.mastoplay.modules;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mastoplay.module.Plan;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.Value;
import org.mastoplay.text.Diagnosis;

/** What a check found; a check changes nothing. */
sealed interface Finding {
  /** All is well; the message says what was seen. */
  record Holds(String message) implements Finding {}

  /** Something is wrong. */
  record Broken(Diagnosis diagnosis) implements Finding {}

  /** Only a tool that is not installed yet could tell. */
  record Untold(String tool) implements Finding {}

  /**
   * Judges what a script reported.
   *
   * @param subject what is checked, in words that begin a sentence
   */
  static Finding of(ScriptState state, String subject, Function<Report, Finding> judge) {
    return switch (state) {
      case ScriptState.Unavailable it -> new Untold(it.command());
      case ScriptState.Ran ran when ran.status() == 124 ->
          new Broken(
              Diagnosis.of("%s could not be checked: it took too long.".formatted(subject))
                  .remedy("Try again; if it stays so, look at the host's network.")
                  .words(ran.err()));
      case ScriptState.Ran ran when !ran.succeeded() ->
          new Broken(
              Diagnosis.of("%s could not be checked.".formatted(subject))
                  .words(ran.err() + ran.out()));
      case ScriptState.Ran ran -> judge.apply(new Report(ran.out()));
    };
  }

  /** What one script reported, as far as there is anything. */
  static Report report(ScriptState state) {
    return new Report(state.output().orElse(""));
  }

  /** What the task makes of it: {@code told} beside whether all is well. */
  default Plan plan(Severity severity, boolean required, Value.Fields told) {
    return switch (this) {
      case Holds it -> says(it.message(), told.with("ok", true));
      case Untold it when required -> broken(missing(it.tool()), severity, told);
      case Untold it ->
          says(
              "can't be told yet: `%s` isn't installed".formatted(it.tool()),
              told.with("ok", true));
      case Broken it -> broken(it.diagnosis(), severity, told);
    };
  }

  default Plan plan(Severity severity, Value.Fields told) {
    return plan(severity, true, told);
  }

  private static Plan broken(Diagnosis why, Severity severity, Value.Fields told) {
    return severity == Severity.FAIL
        ? Plan.impossible(why)
        : says("warning: " + sentences(why), told.with("ok", false));
  }

  private static Plan says(String message, Value.Fields told) {
    return new Plan.InOrder(Optional.of(message), told);
  }

  private static String sentences(Diagnosis it) {
    return Stream.of(Optional.of(it.what()), it.why(), it.remedy())
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  private static Diagnosis missing(String tool) {
    return Diagnosis.of("This can't be checked without `%s`.".formatted(tool))
        .because("It isn't installed on the host, and the task says `required: true`.")
        .remedy("Install it with an `apt` task before this one.");
  }
}
