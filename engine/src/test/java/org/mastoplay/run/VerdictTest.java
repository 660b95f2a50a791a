package org.mastoplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastoplay.event.TaskResult;
import org.mastoplay.module.Difference;
import org.mastoplay.plan.Resolved;
import org.mastoplay.plan.Results;
import org.mastoplay.plan.Sites;
import org.mastoplay.text.Diagnosis;

class VerdictTest {
  private static final List<Difference> DONE = List.of(new Difference.Happens("it", "runs"));

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}: {1} → {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "changed   |                                          | changed",
        "broken    |                                          | failed",
        "broken    | ignore_errors: true                      | ignored",
        "changed   | changed_when: false                      | ok",
        "changed   | changed_when: [true, false]              | ok",
        "ok        | changed_when: true                       | changed",
        "changed   | changed_when: result.rc == 3             | changed",
        "changed   | changed_when: out.rc == 3, register: out | changed",
        "changed   | failed_when: result.rc == 3              | failed",
        "changed   | failed_when: [true, true]                | failed",
        "changed   | failed_when: [false, true]               | changed",
        "changed   | failed_when: true, ignore_errors: true   | ignored",
        "broken    | failed_when: false                       | changed",
        "broken    | failed_when: false, changed_when: false  | ok",
        "broken    | changed_when: false                      | failed",
        "impossible| failed_when: false                       | ok",
        "impossible| failed_when: result.msg == 1             | impossible",
        "ok        | failed_when: result.msg == 1             | mistaken",
        "open      | failed_when: false                       | open",
      })
  void countsAsThePlaybookSays(String result, String keywords, String expected) {
    var task = "{tell: {text: hi}%s}".formatted(keywords == null ? "" : ", " + keywords);
    var site =
        Sites.read(folder, "all: {hosts: {web: }}", "- {hosts: web, tasks: [%s]}".formatted(task));
    var host = site.hosts().getFirst();
    var step = Sites.steps(site).getFirst();
    var ready = (Resolved.Ready) site.resolve(step, site.variables(host)).getFirst();
    var kept = Results.of(step.task().place(), false, false, false).output(3, "", "").node();
    var verdict = new Verdict(site.templates(), step, ready.scope());
    assertThat(word(verdict.on(result(result), kept))).isEqualTo(expected);
  }

  private static TaskResult result(String word) {
    return switch (word) {
      case "ok" -> new TaskResult.InOrder(Optional.empty());
      case "changed" -> new TaskResult.Changed(DONE, Optional.empty());
      case "open" -> new TaskResult.KnownAfterApply("it");
      case "broken" ->
          new TaskResult.Failed(Diagnosis.of("It broke."), DONE, TaskResult.Aftermath.STOPS);
      default ->
          new TaskResult.Failed(
              Diagnosis.of("It can't be."), List.of(), TaskResult.Aftermath.STOPS);
    };
  }

  private static String word(TaskResult result) {
    return switch (result) {
      case TaskResult.InOrder _ -> "ok";
      case TaskResult.Changed _ -> "changed";
      case TaskResult.Skipped _ -> "skipped";
      case TaskResult.KnownAfterApply _ -> "open";
      case TaskResult.Failed failed when failed.ignored() -> "ignored";
      case TaskResult.Failed failed when failed.diagnosis().what().equals("It can't be.") ->
          "impossible";
      case TaskResult.Failed failed when failed.diagnosis().what().startsWith("The task is not") ->
          "mistaken";
      case TaskResult.Failed _ -> "failed";
    };
  }
}
