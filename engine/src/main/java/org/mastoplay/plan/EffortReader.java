package org.mastoplay.plan;

import java.time.Duration;
import java.util.Optional;
import org.mastoplay.play.Manner;
import org.mastoplay.play.Task;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.yaml.Node;

/** Reads how long and how often a task is tried; the defaults are Ansible's. */
record EffortReader(Templates templates) {
  private static final int USUAL_RETRIES = 3;
  private static final int USUAL_DELAY = 5;
  private static final int LONGEST = 1_000_000;

  /**
   * Reads it.
   *
   * @throws MistakesFound if something is no number
   */
  Effort read(Task task, Manner manner, Variables scope) {
    var timeout =
        manner
            .timeout()
            .map(it -> number("timeout", it, scope))
            .filter(seconds -> seconds > 0)
            .map(Duration::ofSeconds);
    if (task.retry().isEmpty()) {
      return new Effort(timeout, 0, Duration.ZERO);
    }
    var retry = task.retry().get();
    return new Effort(
        timeout,
        given("retries", retry.retries(), USUAL_RETRIES, scope),
        Duration.ofSeconds(given("delay", retry.delay(), USUAL_DELAY, scope)));
  }

  private int given(String word, Optional<Node.Scalar> text, int usual, Variables scope) {
    return text.map(it -> number(word, it, scope)).orElse(usual);
  }

  private int number(String word, Node.Scalar text, Variables scope) {
    var value = templates.render(text, scope);
    if (value instanceof Node.Scalar digits && digits.text().matches("\\d{1,7}")) {
      return Math.min(LONGEST, Integer.parseInt(digits.text()));
    }
    throw new MistakesFound(
        Problem.at(
            text.place(),
            "`%s` must be a whole number".formatted(word),
            word.equals("retries") ? "write digits, such as 3" : "write seconds, such as 30"));
  }
}
