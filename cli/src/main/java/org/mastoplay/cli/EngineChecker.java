package org.mastoplay.cli;

import java.nio.file.Path;
import org.mastoplay.run.Engine;
import org.mastoplay.run.Options;
import org.mastoplay.text.Source;

/** The real engine. */
record EngineChecker(Engine engine) implements Checker {
  @Override
  public Engine.CheckedRun check(Path playbook, Options options) {
    return engine.check(playbook, options);
  }

  @Override
  public Engine.CheckedRun check(Source playbook, Path folder, Options options) {
    return engine.check(playbook, folder, options);
  }
}
