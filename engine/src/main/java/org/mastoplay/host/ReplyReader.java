package org.mastoplay.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.mastoplay.module.Content;

/**
 * Reads one stream of a reply up to its marker: hands out lines as they come and keeps the bytes.
 *
 * <p>The reply ends with a newline that is not part of it, the marker, a space, the status, and a
 * newline.
 */
final class ReplyReader implements Sink {
  /** A line that is longer is handed out in pieces. */
  private static final int LONGEST_LINE = 64 * 1024;

  private final byte[] pattern;
  private final int half;
  private final Consumer<String> lines;
  private final CompletableFuture<String> status = new CompletableFuture<>();
  private final ByteArrayOutputStream first = new ByteArrayOutputStream();
  private final ByteArrayOutputStream last = new ByteArrayOutputStream();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder tail = new StringBuilder();
  private long dropped;
  private int matched;
  private boolean told;

  /**
   * @param mostKept bytes; of a longer reply the first and the last half of that are kept, since
   *     what frames a reply stands at its ends
   */
  ReplyReader(Marker marker, int mostKept, Consumer<String> lines) {
    this.pattern = ("\n" + marker + " ").getBytes(StandardCharsets.US_ASCII);
    this.half = mostKept / 2;
    this.lines = lines;
  }

  /** Completes with the status; exceptionally if the stream ends before it. */
  CompletableFuture<String> status() {
    return status;
  }

  /** What the host printed; only to be asked once {@link #status} is complete. */
  Content content() {
    cutMiddle();
    var all = new ByteArrayOutputStream();
    all.writeBytes(first.toByteArray());
    if (dropped > 0) {
      all.writeBytes(
          "\n[%d bytes were not kept]\n".formatted(dropped).getBytes(StandardCharsets.UTF_8));
    }
    all.writeBytes(last.toByteArray());
    return Content.of(all.toByteArray());
  }

  @Override
  public void accept(byte[] bytes, int count) {
    for (int at = 0; at < count && !status.isDone(); ) {
      if (matched == pattern.length) {
        tail(bytes[at++]);
      } else if (bytes[at] == pattern[matched]) {
        matched++;
        at++;
        if (matched == 1 && line.size() > 0) {
          // Told now, not when the next line begins: that may be minutes later.
          handOutLine();
          told = true;
        }
      } else if (matched > 0) {
        // Only its first byte is a newline, so no later part of a broken match can begin another.
        breakMatch();
      } else {
        at = emitUpToNewline(bytes, at, count);
      }
    }
  }

  @Override
  public void ended() {
    status.completeExceptionally(new StreamEnded());
  }

  private void tail(byte next) {
    if (next != '\n') {
      tail.append((char) next);
      return;
    }
    status.complete(tail.toString());
  }

  private int emitUpToNewline(byte[] bytes, int from, int count) {
    var to = from;
    while (to < count && bytes[to] != '\n') {
      to++;
    }
    emit(bytes, from, to - from);
    return to;
  }

  private void breakMatch() {
    if (!told) {
      handOutLine();
    }
    keep(pattern, 0, 1);
    emit(pattern, 1, matched - 1);
    matched = 0;
    told = false;
  }

  private void emit(byte[] bytes, int from, int count) {
    keep(bytes, from, count);
    line.write(bytes, from, count);
    if (line.size() >= LONGEST_LINE) {
      handOutLine();
    }
  }

  private void keep(byte[] bytes, int from, int count) {
    var room = Math.min(count, half - first.size());
    first.write(bytes, from, room);
    last.write(bytes, from + room, count - room);
    if (last.size() > 2 * half) {
      cutMiddle();
    }
  }

  private void cutMiddle() {
    var surplus = last.size() - half;
    if (surplus > 0) {
      var all = last.toByteArray();
      last.reset();
      last.write(all, surplus, half);
      dropped += surplus;
    }
  }

  private void handOutLine() {
    lines.accept(line.toString(StandardCharsets.UTF_8));
    line.reset();
  }

  /** The stream ended before the reply did. */
  static final class StreamEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
