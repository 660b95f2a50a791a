package org.mastoplay.cli;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import java.nio.file.Path;
import org.mastoplay.lab.Lab;
import org.mastoplay.module.Modules;
import org.mastoplay.play.Playbook;
import org.mastoplay.play.PlaybookFile;
import org.mastoplay.play.PlaybookReader;
import org.mastoplay.secret.AgeKeys;
import org.mastoplay.text.Problems;

/**
 * What commands are given to work with. The parts that take their time to load are made when a
 * command first asks for them.
 */
record Wiring(
    Surroundings surroundings,
    AgeKeys keys,
    Supplier<Checker> checker,
    Supplier<Modules> modules,
    Supplier<Lab> lab) {
  Wiring {
    checker = Suppliers.memoize(checker);
    modules = Suppliers.memoize(modules);
    lab = Suppliers.memoize(lab);
  }

  /**
   * A playbook and all that it takes in, as they are written.
   *
   * @throws org.mastoplay.text.MistakesFound if it is none
   */
  Playbook playbook(Path file) {
    var problems = new Problems();
    var reader = new PlaybookReader(modules.get().names(), keys);
    var folder = file.toAbsolutePath().resolveSibling("");
    var read = reader.read(PlaybookFile.read(file), folder, problems);
    problems.throwIfAny();
    return read.orElseThrow();
  }
}
