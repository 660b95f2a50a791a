package org.mastoplay.cli;

import org.mastoplay.module.Alias;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FreeForm;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.TaskModule;

/** A module that only its documentation is needed of. */
@Module(
    name = "greet",
    summary = "Greets somebody.",
    since = "0.1",
    examples = {"- name: Be polite\n  greet: world\n"})
record Greet(
    @Doc("Whom to greet") @FreeForm @Alias("name") String whom,
    @Doc("How to greet") @Default("kindly") Manner manner)
    implements TaskModule<String> {
  /** How to greet. */
  enum Manner {
    @Doc("With a smile")
    KINDLY,
    @Doc("With a nod")
    BRIEFLY
  }

  @Override
  public Probe<String> probe() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Plan plan(String now) {
    throw new UnsupportedOperationException();
  }
}
