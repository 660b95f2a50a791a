package org.mastoplay.cli.render;

import java.io.PrintStream;
import org.mastoplay.event.Event;

/** Prints a run line by line, for a file, a pipe, or a terminal that can do no more. */
public final class PlainRenderer implements Renderer {
  private final PrintStream out;
  private final Style style;
  private final Story story;

  /** See {@link Story#of} for {@code again}. */
  public PlainRenderer(PrintStream out, Style style, boolean dryRun, String again) {
    this.out = out;
    this.style = style;
    this.story = Story.of(style, dryRun, again);
  }

  @Override
  public synchronized void emit(Event event) {
    story.tell(event).forEach(line -> out.println(style.show(line)));
    out.flush();
  }

  @Override
  public synchronized void close() {
    out.flush();
  }
}
