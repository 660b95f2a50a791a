package org.mastoplay.run;

import org.mastoplay.plan.Step;

/**
 * The ways to conduct tasks on one host.
 *
 * @param usual what the run does: applies, or, in a dry run, foretells
 * @param foretelling for tasks with {@code check_mode: true}
 * @param applying for tasks with {@code check_mode: false}
 */
record Conducts(Conduct usual, Conduct foretelling, Conduct applying) {
  Conduct of(Step step) {
    return step.manner().checkMode().map(only -> only ? foretelling : applying).orElse(usual);
  }
}
