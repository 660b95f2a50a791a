package org.mastoplay.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.mastoplay.run.Engine;
import org.mastoplay.run.Options;
import org.mastoplay.text.Source;

/** An engine that finds every playbook right, or none, and remembers what it was asked. */
final class FakeChecker implements Checker {
  final List<String> playbooks = new ArrayList<>();
  final List<Options> options = new ArrayList<>();
  private final Supplier<Engine.CheckedRun> answer;

  FakeChecker(Supplier<Engine.CheckedRun> answer) {
    this.answer = answer;
  }

  @Override
  public Engine.CheckedRun check(Path playbook, Options asked) {
    playbooks.add(playbook.toString());
    options.add(asked);
    return answer.get();
  }

  @Override
  public Engine.CheckedRun check(Source playbook, Path folder, Options asked) {
    playbooks.add(playbook.text());
    options.add(asked);
    return answer.get();
  }
}
