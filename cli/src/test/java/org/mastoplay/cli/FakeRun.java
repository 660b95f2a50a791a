package org.mastoplay.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mastoplay.cli.render.Scenes;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;
import org.mastoplay.event.Events;
import org.mastoplay.run.Engine;

/** A run that plays a part instead of reaching hosts. */
record FakeRun(Function<Events, Map<String, Counts>> part) implements Engine.CheckedRun {
  /** A run that emits these events, the last of which is RunFinished. */
  static FakeRun of(List<Event> events) {
    return new FakeRun(listener -> {
      events.forEach(listener::emit);
      return ((Event.RunFinished) events.getLast()).hosts();
    });
  }

  @Override
  public Map<String, List<String>> hosts() {
    return Map.of("Web", List.of("web1", "web2"));
  }

  @Override
  public Map<String, List<Engine.ListedTask>> tasks() {
    return Map.of(
        "Web",
        List.of(
            new Engine.ListedTask(Scenes.HARDEN, List.of("ssh", "base")),
            new Engine.ListedTask(Scenes.NGINX, List.of())));
  }

  @Override
  public String shown(String text) {
    return text;
  }

  @Override
  public Map<String, Counts> run(Events events) {
    return part.apply(events);
  }
}
