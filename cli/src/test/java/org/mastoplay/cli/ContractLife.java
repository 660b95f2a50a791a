package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskResult;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;
import org.mastoplay.text.MistakesFound;

/** Takes the cases of a table through their lives on one host. */
final class ContractLife {
  private final Rehearsal rehearsal;
  private final String host;
  private int most;

  ContractLife(Rehearsal rehearsal, String host) {
    this.rehearsal = rehearsal;
    this.host = host;
  }

  /** How many exchanges a run needed at the most that changed nothing. */
  int mostExchanges() {
    return most;
  }

  void live(ContractTable table) throws Exception {
    shell(table.prepare());
    for (var it : table.cases()) {
      try {
        live(it);
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("%s: %s".formatted(it.title(), failure.getMessage()), failure);
      }
    }
    for (var it : table.refusals()) {
      try {
        refuse(it);
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("%s: %s".formatted(it.title(), failure.getMessage()), failure);
      }
    }
  }

  private void live(ContractTable.Case it) throws Exception {
    shell(it.given());
    switch (it.kind()) {
      case MENDS -> {
        mends(it, "on the bare host");
        shell(it.drift());
        mends(it, "after the drift");
      }
      case ALWAYS -> {
        changes(it, "the first time");
        changes(it, "the second time");
      }
      case NEVER -> inOrder(it);
    }
  }

  private void mends(ContractTable.Case it, String when) throws Exception {
    changes(it, when);
    inOrder(it);
  }

  private void changes(ContractTable.Case it, String when) throws Exception {
    var foretold = run(it.tasks(), true);
    assertThat(differences(foretold)).as("foretold " + when).isNotEmpty();
    var applied = run(it.tasks(), false);
    assertThat(differences(applied)).as("done " + when).isEqualTo(differences(foretold));
    assertThat(applied.surprises()).isEmpty();
    shell(it.then());
  }

  private void inOrder(ContractTable.Case it) throws Exception {
    assertThat(differences(run(it.tasks(), true))).as("foretold of what is in order").isEmpty();
    var again = run(it.tasks(), false);
    assertThat(differences(again)).as("done to what is in order").isEmpty();
    most = Math.max(most, again.exchanges(host));
    shell(it.then());
  }

  private void refuse(ContractTable.Refusal it) throws Exception {
    shell(it.given());
    if (it.unchanged().isEmpty()) {
      var mistakes = catchThrowableOfType(MistakesFound.class, () -> play(it.tasks(), true));
      assertThat(mistakes).as("found by the check").isNotNull();
      assertThat(mistakes.problems().toString()).contains(it.says());
      return;
    }
    var before = shell(it.unchanged().get());
    for (var dryRun : List.of(true, false)) {
      var story = play(it.tasks(), dryRun);
      if (dryRun && it.late()) {
        assertThat(story.failed()).as("foretold").isEmpty();
      } else {
        assertThat(story.failed()).as(dryRun ? "foretold" : "done").isNotEmpty();
        assertThat(String.join("\n", story.failed())).contains(it.says());
      }
      assertThat(shell(it.unchanged().get())).as("after it").isEqualTo(before);
    }
  }

  /** Each task that changes something, with what differs. */
  private static List<String> differences(Story story) {
    return story
        .of(Event.TaskFinished.class)
        .filter(it -> it.result() instanceof TaskResult.Changed)
        .map(it -> "%s: %s".formatted(it.task().title(), shown((TaskResult.Changed) it.result())))
        .toList();
  }

  private static List<String> shown(TaskResult.Changed result) {
    return result.differences().stream().map(ContractLife::shown).toList();
  }

  private static String shown(Difference difference) {
    return difference instanceof Difference.Contents it
        ? "%s [%s → %s] %s"
            .formatted(it.subject(), digest(it.before()), it.after().sha256(), it.detail())
        : difference.toString();
  }

  private static String digest(Optional<Content> content) {
    return content.map(Content::sha256).orElse("nothing");
  }

  private Story run(String tasks, boolean dryRun) {
    var story = play(tasks, dryRun);
    assertThat(story.failed()).as(dryRun ? "foretold" : "done").isEmpty();
    assertThat(story.unreachable()).isEmpty();
    assertThat(story.open()).as("left open by the dry run").isEmpty();
    return story;
  }

  private Story play(String tasks, boolean dryRun) {
    return rehearsal.playbook(
        "- hosts: %s\n  tasks:\n%s\n".formatted(host, tasks), ContractTable.FOLDER, dryRun);
  }

  private String shell(String commands) throws Exception {
    return commands.isEmpty() ? "" : rehearsal.onHost(host, "sh -e -s", commands);
  }
}
