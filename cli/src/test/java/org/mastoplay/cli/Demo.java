package org.mastoplay.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.mastoplay.cli.render.Scenes;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;
import org.mastoplay.event.Events;
import org.mastoplay.event.TaskRef;
import org.mastoplay.event.TaskResult;
import org.mastoplay.module.Difference;

/** Plays a made-up run on this terminal, to be looked at: {@code Demo HOSTS [dry]}. */
final class Demo {
  private static final int TASKS = 40;

  private final Events renderer;
  private final boolean dryRun;
  private final Map<String, Counts> counts = new ConcurrentHashMap<>();

  private Demo(Events renderer, boolean dryRun) {
    this.renderer = renderer;
    this.dryRun = dryRun;
  }

  public static void main(String[] arguments) {
    var dryRun = List.of(arguments).contains("dry");
    var hosts = Integer.parseInt(arguments[0]);
    var run = new FakeRun(events -> new Demo(events, dryRun).play(hosts));
    var session = new Session(Surroundings.ofProcess(), new OutputFlags());
    System.exit(session.run(run, dryRun, "mastoplay apply playbooks/site.yml", false));
  }

  private Map<String, Counts> play(int number) {
    var hosts = new ArrayList<String>();
    for (var i = 1; i <= number; i++) {
      hosts.add("web" + i);
    }
    renderer.emit(
        new Event.RunStarted("playbooks/site.yml", hosts, dryRun, Duration.ofMillis(212)));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      hosts.forEach(host -> threads.execute(() -> host(host)));
    }
    var all = new LinkedHashMap<String, Counts>();
    hosts.forEach(host -> all.put(host, counts.getOrDefault(host, Counts.NONE)));
    renderer.emit(new Event.RunFinished(all, dryRun, List.of(), Duration.ofSeconds(9)));
    return all;
  }

  private void host(String host) {
    var random = RandomGenerator.of("L64X128MixRandom");
    pause(random.nextInt(100, 900));
    var now = Counts.NONE;
    var stoppedAt = Optional.<TaskRef>empty();
    if (host.equals("web7")) {
      renderer.emit(new Event.HostUnreachable(host, Scenes.REFUSED));
      now = now.lost();
    } else {
      renderer.emit(
          new Event.Connected(host, "Debian 13, 2 CPUs, 1.9 GiB", Duration.ofMillis(300)));
      var changing = !host.endsWith("3");
      for (var i = 1; i <= TASKS && stoppedAt.isEmpty(); i++) {
        var task =
            Scenes.task(
                i % 2 == 0 ? "Install gems 日本語の名前も正しく" : "Install package " + i,
                "apt",
                "playbooks/mastodon.yml",
                i * 7);
        var result = result(host, task, i, changing, random);
        now = now.plus(result);
        renderer.emit(new Event.TaskFinished(host, task, result, Duration.ofMillis(40L * i)));
        if (result instanceof TaskResult.Failed) {
          stoppedAt = Optional.of(task);
        }
      }
    }
    counts.put(host, now);
    renderer.emit(
        new Event.HostFinished(
            host, now, TASKS, stoppedAt, List.of(), Duration.ofSeconds(random.nextInt(2, 90))));
  }

  private TaskResult result(
      String host, TaskRef task, int number, boolean changing, RandomGenerator random) {
    if (!changing || number % 10 != 0) {
      return new TaskResult.InOrder(Optional.empty());
    }
    renderer.emit(new Event.TaskStarted(host, task));
    for (var line = 0; line < random.nextInt(3, 12); line++) {
      pause(dryRun ? 20 : random.nextInt(100, 700));
      renderer.emit(
          new Event.TaskOutput(
              host, task, "Installing nokogiri 1.18.%d with native extensions".formatted(line)));
    }
    if (host.equals("web5") && number == 30) {
      return new TaskResult.Failed(Scenes.NO_CERTIFICATE, List.of(), TaskResult.Aftermath.STOPS);
    }
    return number == 20
        ? Scenes.hardened()
        : Scenes.changed(new Difference.Appears("package nginx", "1.26.3-3"));
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
