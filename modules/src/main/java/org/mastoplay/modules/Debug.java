package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Evaluated;
import org.mastoplay.module.KeepsSecrets;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.TaskModule;

/** A message to whoever watches. */
@Module(
    name = "debug",
    summary = "Shows a message, or what an expression is worth.",
    since = "0.1",
    examples = {
      """
      - name: Tell the address
        debug:
          msg: Your site is at https://social.example/
      """,
      """
      - name: Show what is known of the system
        debug:
          var: facts.distribution
      """
    })
record Debug(
    @Doc("Message to show") @KeepsSecrets Optional<String> msg,
    @Doc("Expression whose value to show, instead of `msg`") Optional<Evaluated> var)
    implements TaskModule<Probe.Nothing> {

  Debug {
    if (msg.isPresent() && var.isPresent()) {
      throw new IllegalArgumentException("give either `msg` or `var`");
    }
  }

  @Override
  public Probe<Probe.Nothing> probe() {
    return Probe.nothing();
  }

  @Override
  public Plan plan(Probe.Nothing now) {
    return Plan.says(
        var.map(it -> it.text() + " = " + it.value()).or(() -> msg).orElse("Hello world!"));
  }
}
