package org.mastoplay.host;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Starts commands on this very machine. */
final class LocalLauncher implements Launcher {
  private final List<Process> started = new CopyOnWriteArrayList<>();

  @Override
  public Pipes start(List<String> words) throws IOException {
    var process = new ProcessBuilder(words).start();
    started.add(process);
    return new Pipes(
        process.getOutputStream(),
        process.getInputStream(),
        process.getErrorStream(),
        () -> end(process));
  }

  @Override
  public boolean open() {
    return true;
  }

  /** Ends all that was started. */
  void close() {
    started.forEach(LocalLauncher::end);
  }

  /** The end of its input is what a shell takes as the sign to clean up and go. */
  private static void end(Process process) {
    // On a thread of its own, since it waits for a request that is just being written.
    Thread.startVirtualThread(() -> {
      try {
        process.getOutputStream().close();
      } catch (IOException alreadyGone) {
        // Then there is nobody to tell.
      }
    });
  }
}
