package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.KeepsSecrets;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.TaskModule;
import org.mastoplay.text.Diagnosis;

/** An end. */
@Module(
    name = "fail",
    summary = "Ends the host's run with a message; mostly behind a `when`.",
    since = "0.1",
    examples = {
      """
      - name: Refuse hosts that are too small
        fail:
          msg: This host has less than 2 GB of memory.
          remedy: Rent a larger one, or set `memory_check` to false.
        when: facts.memtotal_mb < 1900
      """,
      """
      - name: Stop here for now
        fail:
      """
    })
record Fail(
    @Doc("What is wrong") @KeepsSecrets @Default("The playbook says that it ends here.") String msg,
    @Doc("What to do about it") @KeepsSecrets Optional<String> remedy)
    implements TaskModule<Probe.Nothing> {

  @Override
  public Probe<Probe.Nothing> probe() {
    return Probe.nothing();
  }

  @Override
  public Plan plan(Probe.Nothing now) {
    var why = Diagnosis.of(msg);
    return Plan.impossible(remedy.map(why::remedy).orElse(why));
  }
}
