package org.mastoplay.run;

import com.google.common.collect.Sets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;
import org.mastoplay.event.Events;
import org.mastoplay.event.TaskRef;
import org.mastoplay.host.Connector;
import org.mastoplay.host.Facts;
import org.mastoplay.host.Unreachable;
import org.mastoplay.inventory.Host;
import org.mastoplay.module.Query;
import org.mastoplay.plan.Acting;
import org.mastoplay.plan.HostVariables;
import org.mastoplay.plan.Resolved;
import org.mastoplay.plan.Site;
import org.mastoplay.plan.Step;
import org.mastoplay.text.Diagnosis;

/** One host's part of a run, from connecting to its last task. */
final class HostVisit {
  private final Host host;
  private final Site site;
  private final Connector connector;
  private final Options options;
  private final Events events;
  private final Surprises surprises = new Surprises();

  HostVisit(Host host, Site site, Connector connector, Options options, Events events) {
    this.host = host;
    this.site = site;
    this.connector = connector;
    this.options = options;
    this.events = events;
  }

  /** How a host fared. */
  record Report(Counts counts, List<String> surprises) {}

  /** Visits the host when its turn has come. */
  Report through(Gates gates) {
    try (var pass = gates.pass(host)) {
      pass.begin();
      return visit(pass);
    } catch (Unreachable stopped) {
      return finish(
          lost(Counts.NONE, stopped.diagnosis()), Optional.empty(), List.of(), Instant.now());
    }
  }

  private Report visit(Gates.Pass pass) {
    var start = Instant.now();
    var steps = site.steps(host);
    var variables = site.variables(host);
    var counts = Counts.NONE;
    var stoppedAt = Optional.<TaskRef>empty();
    var owed = List.<String>of();
    try (var connection = connector.connect(Targets.of(host, variables, options))) {
      var link = new Link(host.name(), connection, events);
      var acting = mainActing(steps, variables);
      greet(link, acting, variables, start);
      var ledger = new OwedHandlers(link, acting);
      var agenda = new Agenda(site, steps, variables, link);
      lookAround(link, acting, agenda, ledger);
      agenda.notify(ledger.among(steps));
      var run = hostRun(link, steps, variables, agenda, ledger, pass);
      try {
        run.run();
        ledger.strikeOut();
      } finally {
        counts = run.counts();
        stoppedAt = run.stoppedAt();
        owed = agenda.owed().stream().map(step -> step.task().title()).toList();
      }
    } catch (Unreachable unreachable) {
      counts = lost(counts, unreachable.diagnosis());
    } catch (RuntimeException defect) {
      counts = lost(counts, Failures.ofDefect("with the host " + host.name(), defect));
    }
    return finish(counts, stoppedAt, owed, start);
  }

  private Counts lost(Counts counts, Diagnosis why) {
    events.emit(new Event.HostUnreachable(host.name(), why));
    return counts.lost();
  }

  private Report finish(
      Counts counts, Optional<TaskRef> stoppedAt, List<String> owed, Instant start) {
    var total = (int) site.steps(host).stream().filter(step -> !step.handler()).count();
    var took = Duration.between(start, Instant.now());
    events.emit(new Event.HostFinished(host.name(), counts, total, stoppedAt, owed, took));
    return new Report(counts, surprises.found());
  }

  private void greet(Link link, Acting acting, HostVariables variables, Instant start) {
    var facts = Facts.parse(host.name(), link.greeting(acting));
    variables.learnFacts(facts);
    var took = Duration.between(start, Instant.now());
    events.emit(new Event.Connected(host.name(), Facts.summary(facts), took));
  }

  /** One exchange that looks at all that any task will want to know, as far as that is clear. */
  private static void lookAround(Link link, Acting acting, Agenda agenda, OwedHandlers ledger) {
    var queries = Sets.union(agenda.ahead(acting), Set.of(ledger.query()));
    link.exchange(acting, List.of(), queries, _ -> {});
  }

  private HostRun hostRun(
      Link link,
      List<Step> steps,
      HostVariables variables,
      Agenda agenda,
      OwedHandlers ledger,
      Gates.Pass pass) {
    if (options.dryRun()) {
      var foretelling = new Foretelling(link, agenda, true);
      return new HostRun(
          host.name(), site, variables, agenda, foretelling, pass::beginPlay, _ -> {}, events);
    }
    foretell(link, steps, variables.copy(), ledger);
    Events compared =
        event -> {
          surprises.compare(event);
          events.emit(event);
        };
    var applying = new Applying(host.name(), link, agenda, ledger, events);
    return new HostRun(
        host.name(), site, variables, agenda, applying, pass::beginPlay, ledger::settle, compared);
  }

  /** Keeps what the first look foretells, to be compared with what happens. */
  private void foretell(Link link, List<Step> steps, HostVariables variables, OwedHandlers ledger) {
    var agenda = new Agenda(site, steps, variables, link);
    agenda.notify(ledger.among(steps));
    var blind = new Foretelling(link, new Blind(), false);
    new HostRun(host.name(), site, variables, agenda, blind, _ -> {}, _ -> {}, surprises).run();
  }

  /** As whom to look first, and to keep what outlives the run: as root, if any task acts so. */
  private Acting mainActing(List<Step> steps, HostVariables variables) {
    return actings(steps, variables)
        .filter(acting -> acting.user().equals(Optional.of("root")))
        .findFirst()
        .or(() -> actings(steps, variables).findFirst())
        .orElseGet(() -> new Acting(Optional.empty(), "sudo"));
  }

  private Stream<Acting> actings(List<Step> steps, HostVariables variables) {
    return steps.stream()
        .flatMap(step -> site.resolve(step, variables).stream())
        .filter(Resolved.Ready.class::isInstance)
        .map(job -> ((Resolved.Ready) job).acting());
  }

  /** Looks at nothing further. */
  private record Blind() implements Lookout {
    @Override
    public Set<Query<?>> ahead(Acting acting) {
      return Set.of();
    }

    @Override
    public void narrow() {}
  }
}
