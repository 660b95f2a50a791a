package org.mastoplay.cli.render;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mastoplay.event.Event;

/**
 * Shows a run on a terminal: what is done scrolls up, and below it stands what happens now, drawn
 * anew at most ten times a second.
 */
public final class LiveRenderer implements Renderer {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Screen screen;
  private final Clock clock;
  private final Story story;
  private final LiveRegion region;
  private final List<Line> waiting = new ArrayList<>();
  private Style style;
  private Board board;
  private boolean over;

  /** Begins to draw with the first event; see {@link Story#of} for {@code again}. */
  public LiveRenderer(Screen screen, Style style, boolean dryRun, String again, Clock clock) {
    this.screen = screen;
    this.clock = clock;
    this.style = style.withWidth(screen.width());
    this.story = Story.of(this.style, dryRun, again);
    this.region = new LiveRegion(screen);
    this.board = Board.empty(clock.instant());
    Thread.ofPlatform().daemon().name("screen").start(this::redraw);
  }

  @Override
  public synchronized void emit(Event event) {
    board = board.after(event, clock.instant());
    waiting.addAll(story.tell(event));
    if (event instanceof Event.RunFinished) {
      close();
    }
  }

  /** Leaves the screen as a plain run would have left it. */
  @Override
  public synchronized void close() {
    if (!over) {
      over = true;
      region.end(waiting, style);
      waiting.clear();
      screen.close();
    }
  }

  private synchronized void redraw() {
    try {
      while (!over) {
        if (!board.hosts().isEmpty()) {
          style = style.withWidth(screen.width());
          region.draw(
              waiting, Frame.compose(board, style, screen.height(), clock.instant()), style);
          waiting.clear();
        }
        wait(PAUSE.toMillis());
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
