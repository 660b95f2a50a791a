package org.mastoplay.cli;

import java.nio.file.Path;
import org.mastoplay.run.Engine;
import org.mastoplay.run.Options;
import org.mastoplay.text.Source;

/** The part of the engine that commands need; see {@link Engine}. */
interface Checker {
  Engine.CheckedRun check(Path playbook, Options options);

  Engine.CheckedRun check(Source playbook, Path folder, Options options);
}
