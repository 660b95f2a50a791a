package org.mastoplay.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mastoplay.event.TaskResult;
import org.mastoplay.event.TaskResult.Aftermath;
import org.mastoplay.module.Difference;
import org.mastoplay.plan.Step;
import org.mastoplay.plan.WithResult;
import org.mastoplay.template.DependsOnUnknown;
import org.mastoplay.template.Expression;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.yaml.Node;

/** What a task's own {@code changed_when}, {@code failed_when} and {@code ignore_errors} say. */
record Verdict(Templates templates, Step step, Variables scope) {

  /** The result as the playbook wants it counted. */
  TaskResult on(TaskResult result, Node kept) {
    var task = step.task();
    if (task.changedWhen().isEmpty() && task.failedWhen().isEmpty()) {
      return forgiven(result);
    }
    try {
      return forgiven(judge(result, new WithResult(task, kept, scope)));
    } catch (DependsOnUnknown unknown) {
      return new TaskResult.KnownAfterApply(unknown.dependsOn());
    } catch (MistakesFound mistakes) {
      if (result instanceof TaskResult.Failed) {
        return forgiven(result);
      }
      return new TaskResult.Failed(
          Failures.ofMistakes(mistakes.problems()), List.of(), Aftermath.STOPS);
    }
  }

  private TaskResult judge(TaskResult result, Variables seen) {
    var task = step.task();
    if (!task.failedWhen().isEmpty() && holdsAll(task.failedWhen(), seen)) {
      var conditions =
          task.failedWhen().stream().map(Expression::text).collect(Collectors.joining(", "));
      var diagnosis = Diagnosis.of("It failed by `failed_when: %s`.".formatted(conditions));
      return new TaskResult.Failed(diagnosis, differences(result), Aftermath.STOPS);
    }
    if (task.failedWhen().isEmpty() && result instanceof TaskResult.Failed) {
      return result;
    }
    if (task.changedWhen().isEmpty()) {
      return result instanceof TaskResult.Failed failed ? notFailed(failed) : result;
    }
    return holdsAll(task.changedWhen(), seen)
        ? new TaskResult.Changed(differences(result), Optional.empty())
        : new TaskResult.InOrder(Optional.empty());
  }

  private static TaskResult notFailed(TaskResult.Failed failed) {
    return failed.differences().isEmpty()
        ? new TaskResult.InOrder(Optional.empty())
        : new TaskResult.Changed(failed.differences(), Optional.empty());
  }

  private static List<Difference> differences(TaskResult result) {
    return switch (result) {
      case TaskResult.Changed changed -> changed.differences();
      case TaskResult.Failed failed -> failed.differences();
      case TaskResult.InOrder _, TaskResult.Skipped _, TaskResult.KnownAfterApply _ -> List.of();
    };
  }

  private boolean holdsAll(List<Expression> conditions, Variables seen) {
    return conditions.stream().allMatch(condition -> templates.holds(condition, seen));
  }

  private TaskResult forgiven(TaskResult result) {
    return result instanceof TaskResult.Failed failed && step.manner().ignoreErrors().orElse(false)
        ? new TaskResult.Failed(failed.diagnosis(), failed.differences(), Aftermath.IGNORED)
        : result;
  }
}
