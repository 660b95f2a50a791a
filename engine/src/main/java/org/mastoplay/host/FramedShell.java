package org.mastoplay.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mastoplay.text.Diagnosis;

/**
 * A shell on a host that serves requests by {@code loop.sh}.
 *
 * <p>A request is a header line of marker, script length and payload length in bytes, followed by
 * both. Each request has a marker of its own, which no other process on the host gets to see.
 */
final class FramedShell implements Shell {
  /** How much of each stream of a reply is kept; all of it is handed out as lines. */
  private static final int MOST_KEPT = 32 * 1024 * 1024;

  private final Pipes pipes;
  private final Pump out;
  private final Pump err;
  private final String greeting;
  private final Function<String, Diagnosis> whyLost;
  private final Lock oneAtATime = new ReentrantLock();

  /**
   * @param whyLost tells why the shell is gone, given the last line that it printed
   */
  FramedShell(
      Pipes pipes, Pump out, Pump err, String greeting, Function<String, Diagnosis> whyLost) {
    this.pipes = pipes;
    this.out = out;
    this.err = err;
    this.greeting = greeting;
    this.whyLost = whyLost;
  }

  @Override
  public String greeting() {
    return greeting;
  }

  @Override
  public Reply run(Request request, Consumer<String> lines) {
    oneAtATime.lock();
    try {
      return exchange(request, new LineRelay(lines));
    } finally {
      oneAtATime.unlock();
    }
  }

  @Override
  public void close() {
    pipes.kill().run();
    // Who waits for a reply hears of it now, however long the host is still at work.
    out.end();
    err.end();
  }

  private Reply exchange(Request request, LineRelay lines) {
    var marker = Marker.fresh();
    var fromOut = new ReplyReader(marker, MOST_KEPT, lines);
    var fromErr = new ReplyReader(marker, MOST_KEPT, lines);
    out.to(fromOut);
    err.to(fromErr);
    // On a thread of its own: a write may hang on a dead connection, of which the reader hears.
    var writer = Thread.ofVirtual().name("mastoplay-request").start(() -> send(marker, request));
    try {
      CompletableFuture.allOf(fromOut.status(), fromErr.status()).get();
      var status = fromOut.status().resultNow();
      if (status.equals("payload")) {
        close();
        throw new Unreachable(
            ShellTrouble.payloadRefused(fromErr.content().text().orElse("").strip()));
      }
      return new Reply(Integer.parseInt(status), fromOut.content(), fromErr.content());
    } catch (ExecutionException gone) {
      // sshj can't clean up, nor be asked anything, while a write waits for room.
      writer.interrupt();
      close();
      throw new Unreachable(whyLost.apply(lines.last()), gone);
    } catch (InterruptedException stopped) {
      close();
      Thread.currentThread().interrupt();
      throw new Unreachable(ShellTrouble.interrupted(), stopped);
    } finally {
      writer.interrupt();
      out.to(Sink.nothing());
      err.to(Sink.nothing());
    }
  }

  private void send(Marker marker, Request request) {
    var script = request.script().getBytes(StandardCharsets.UTF_8);
    var payload = request.payload().bytes();
    var header = "%s %d %d\n".formatted(marker, script.length, payload.length);
    try {
      OutputStream in = pipes.in();
      in.write(header.getBytes(StandardCharsets.US_ASCII));
      in.write(script);
      in.write(payload);
      in.flush();
    } catch (IOException gone) {
      // The reading side sees the same end, and may still read why: such as a full disk.
    }
  }

  /** Passes lines on, one at a time although two streams bring them, and knows the last. */
  private static final class LineRelay implements Consumer<String> {
    private final Consumer<String> next;
    private String last = "";

    LineRelay(Consumer<String> next) {
      this.next = next;
    }

    @Override
    public synchronized void accept(String line) {
      last = line;
      next.accept(line);
    }

    synchronized String last() {
      return last;
    }
  }
}
