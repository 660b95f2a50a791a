package org.mastoplay.modules;

import java.util.Map;
import org.mastoplay.module.AnyName;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.SetsVariables;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Value;

/** Variables that are worked out on the way. */
@Module(
    name = "set_fact",
    summary = "Gives variables to the host, for the rest of the run.",
    since = "0.1",
    examples = {
      """
      - name: Work out how many workers there shall be
        set_fact:
          workers: ${facts.processor_vcpus * 2}
      """,
      """
      - name: Remember what was found
        set_fact:
          media_host: files.social.example
          media_bucket: social-media
      """
    })
record SetFact(
    @Doc("The variables, by their names; they count as much as registered results") @AnyName
        Map<String, Value> variables)
    implements TaskModule<Probe.Nothing>, SetsVariables {

  SetFact {
    if (variables.isEmpty()) {
      throw new IllegalArgumentException("name a variable and its value, such as `workers: 2`");
    }
    for (var name : variables.keySet()) {
      if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
        throw new IllegalArgumentException(
            "`%s` can't be the name of a variable: use letters, digits and _".formatted(name));
      }
    }
  }

  @Override
  public Probe<Probe.Nothing> probe() {
    return Probe.nothing();
  }

  @Override
  public Plan plan(Probe.Nothing now) {
    return Plan.inOrder();
  }
}
