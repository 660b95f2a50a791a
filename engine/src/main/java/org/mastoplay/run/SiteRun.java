package org.mastoplay.run;

import com.google.common.collect.ImmutableMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;
import org.mastoplay.event.Events;
import org.mastoplay.event.Redacting;
import org.mastoplay.host.Connector;
import org.mastoplay.inventory.Host;
import org.mastoplay.plan.Site;
import org.mastoplay.play.Play;

/** Runs a checked site: all hosts at once, each at its own pace. */
final class SiteRun implements Engine.CheckedRun {
  private final Site site;
  private final Connector connector;
  private final Options options;
  private final Duration checked;

  SiteRun(Site site, Connector connector, Options options, Duration checked) {
    this.site = site;
    this.connector = connector;
    this.options = options;
    this.checked = checked;
  }

  @Override
  public Map<String, List<String>> hosts() {
    return eachPlay(play ->
        site.stages().stream()
            .filter(stage -> stage.play().equals(play))
            .flatMap(stage -> stage.hosts().stream())
            .map(Host::name)
            .toList());
  }

  @Override
  public Map<String, List<Engine.ListedTask>> tasks() {
    return eachPlay(play -> new Listing(play).tasks());
  }

  @Override
  public String shown(String text) {
    return site.templates().secrets().redact(text);
  }

  @Override
  public Map<String, Counts> run(Events events) {
    var secrets = site.templates().secrets();
    try {
      return runAll(new Redacting(events, secrets));
    } catch (RuntimeException defect) {
      throw RedactedDefect.of(defect, secrets);
    }
  }

  private Map<String, Counts> runAll(Events events) {
    var start = Instant.now();
    var names = site.hosts().stream().map(Host::name).toList();
    var playbook = site.playbook().source().name();
    events.emit(new Event.RunStarted(playbook, names, options.dryRun(), checked));
    if (!options.dryRun()) {
      site.keepSecrets(sentence -> events.emit(new Event.Note(sentence)));
    }
    var gates = new Gates(site, options.forks(), why -> events.emit(new Event.Halted(why)));
    var visits = new LinkedHashMap<String, Future<HostVisit.Report>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var host : site.hosts()) {
        var visit = new HostVisit(host, site, connector, options, events);
        visits.put(host.name(), threads.submit(() -> visit.through(gates)));
      }
    }
    var counts = new LinkedHashMap<String, Counts>();
    var surprises = new ArrayList<String>();
    visits.forEach((host, visit) -> {
      var report = result(visit);
      counts.put(host, report.counts());
      surprises.addAll(report.surprises());
    });
    var took = Duration.between(start, Instant.now());
    events.emit(new Event.RunFinished(counts, options.dryRun(), surprises, took));
    return counts;
  }

  private static HostVisit.Report result(Future<HostVisit.Report> visit) {
    try {
      return visit.get();
    } catch (ExecutionException defect) {
      throw new IllegalStateException(defect.getCause());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  private <T> Map<String, T> eachPlay(Function<Play, T> of) {
    var byName = new LinkedHashMap<String, T>();
    for (var i = 0; i < site.playbook().plays().size(); i++) {
      var play = site.playbook().plays().get(i);
      var name = play.name();
      byName.put(
          byName.containsKey(name) ? "%s (play %d)".formatted(name, i + 1) : name, of.apply(play));
    }
    return ImmutableMap.copyOf(byName);
  }
}
