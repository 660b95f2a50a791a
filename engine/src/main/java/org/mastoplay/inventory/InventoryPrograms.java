package org.mastoplay.inventory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs the programs that print inventories. */
@FunctionalInterface
public interface InventoryPrograms {
  /**
   * Runs a program on this machine, in the folder and with the environment of whoever runs
   * mastoplay, and waits for its end.
   *
   * @throws IOException if it can't be started
   */
  Answer run(Path program, List<String> arguments) throws IOException;

  /**
   * What came of it.
   *
   * @param status its exit code; nothing if it took too long and was stopped
   * @param out what it printed
   * @param err what it printed on standard error
   */
  record Answer(Optional<Integer> status, String out, String err) {}
}
