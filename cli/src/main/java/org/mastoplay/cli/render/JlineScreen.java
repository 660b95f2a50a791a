package org.mastoplay.cli.render;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;

/** The terminal that the program was started in; JLine tells its size. */
public final class JlineScreen implements Screen {
  private final Terminal terminal;
  private final PrintStream out;
  private final AtomicReference<Size> size;

  private JlineScreen(Terminal terminal, PrintStream out) {
    this.terminal = terminal;
    this.out = out;
    this.size = new AtomicReference<>(terminal.getSize());
    Signals.register("WINCH", () -> size.set(terminal.getSize()));
  }

  /** Asks the terminal for its size, and again whenever it changes. Ctrl-C stays with the JVM. */
  public static JlineScreen open(PrintStream out) {
    try {
      return new JlineScreen(
          TerminalBuilder.builder().system(true).nativeSignals(false).build(), out);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  @Override
  public int width() {
    var columns = size.get().getColumns();
    return columns > 0 ? columns : 80;
  }

  @Override
  public int height() {
    var rows = size.get().getRows();
    return rows > 0 ? rows : 24;
  }

  @Override
  public void send(String text) {
    // Whoever asks a question on the terminal holds this lock until it is answered.
    synchronized (out) {
      out.print(text);
      out.flush();
    }
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException alreadyGone) {
      throw new UncheckedIOException(alreadyGone);
    }
  }
}
