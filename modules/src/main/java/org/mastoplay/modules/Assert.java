package org.mastoplay.modules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Condition;
import org.mastoplay.module.Doc;
import org.mastoplay.module.KeepsSecrets;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.TaskModule;
import org.mastoplay.text.Diagnosis;

/** Conditions without which it makes no sense to go on. */
@Module(
    name = "assert",
    summary = "Fails unless all its conditions hold.",
    since = "0.1",
    examples = {
      """
      - name: See that the host is large enough
        assert:
          that: facts.memory_mb >= 1900
          fail_msg: Mastodon needs 2 GiB of memory. Rent a larger server.
      """,
      """
      - name: See that the domain is set
        assert:
          that:
            - domain?has_content
            - domain != "example.com"
          success_msg: The domain is set.
      """
    })
record Assert(
    @Doc("Conditions, all of which must hold") List<Condition> that,
    @Doc("What to say if one doesn't hold") @Alias("msg") @KeepsSecrets Optional<String> failMsg,
    @Doc("What to say if all hold") @KeepsSecrets Optional<String> successMsg)
    implements TaskModule<Probe.Nothing> {

  Assert {
    if (that.isEmpty()) {
      throw new IllegalArgumentException("give at least one condition: `that: …`");
    }
  }

  @Override
  public Probe<Probe.Nothing> probe() {
    return Probe.nothing();
  }

  @Override
  public Plan plan(Probe.Nothing now) {
    var broken =
        that.stream()
            .filter(condition -> !condition.holds())
            .map(condition -> "`%s`".formatted(condition.text()))
            .toList();
    if (broken.isEmpty()) {
      return successMsg.map(Plan::says).orElseGet(Plan::inOrder);
    }
    var reason = broken.stream().collect(Collectors.joining(", ", "", " does not hold."));
    return Plan.impossible(
        failMsg
            .map(message -> Diagnosis.of(message).because(reason))
            .orElseGet(() -> Diagnosis.of(reason)));
  }
}
