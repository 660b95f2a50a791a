package org.mastoplay.run;

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
import org.mastoplay.module.ScriptState;
import org.mastoplay.plan.Acting;
import org.mastoplay.plan.HostVariables;
import org.mastoplay.plan.Leaves;
import org.mastoplay.plan.Resolved;
import org.mastoplay.plan.Site;
import org.mastoplay.plan.Stage;
import org.mastoplay.plan.Step;
import org.mastoplay.plan.Unfolding;
import org.mastoplay.text.Diagnosis;

/** One host's part of a run, from connecting to its last task. */
final class HostVisit {
  private final Host host;
  private final Site site;
  private final List<Stage> stages;
  private final Connector connector;
  private final Options options;
  private final Events events;
  private final Surprises surprises = new Surprises();
  private Counts counts = Counts.NONE;
  private Optional<TaskRef> stoppedAt = Optional.empty();
  private List<String> owed = List.of();

  HostVisit(Host host, Site site, Connector connector, Options options, Events events) {
    this.host = host;
    this.site = site;
    this.stages = site.stagesOf(host);
    this.connector = connector;
    this.options = options;
    this.events = events;
  }

  /** How a host fared. */
  record Report(Counts counts, List<String> surprises) {}

  /** Visits the host when its turn has come. */
  Report through(Gates gates) {
    var start = Instant.now();
    try (var pass = gates.pass(host)) {
      try (var connections = new Connections(connector, this::target)) {
        pass.begin();
        start = Instant.now();
        visit(connections, pass, start);
      } catch (Unreachable unreachable) {
        lost(unreachable.diagnosis());
      } catch (RuntimeException defect) {
        lost(Failures.ofDefect("with the host " + host.name(), defect));
      }
      if (counts.unreachable() > 0 || stoppedAt.isPresent()) {
        pass.fail();
      }
    }
    var total = stages.stream().mapToInt(stage -> Leaves.count(stage.play().tasks())).sum();
    var took = Duration.between(start, Instant.now());
    events.emit(new Event.HostFinished(host.name(), counts, total, stoppedAt, owed, took));
    return new Report(counts, surprises.found());
  }

  private org.mastoplay.host.Target target(Optional<String> other) {
    var wanted = other.map(name -> site.host(name).orElseThrow()).orElse(host);
    return Targets.of(wanted, site.variables(wanted), options);
  }

  private void lost(Diagnosis why) {
    events.emit(new Event.HostUnreachable(host.name(), why));
    counts = counts.lost();
  }

  private void visit(Connections connections, Gates.Pass pass, Instant start) {
    var variables = site.variables(host);
    var acting = mainActing(variables);
    var link = new Link(host.name(), acting, connections, events);
    var ledger = new OwedHandlers(link, acting, !options.dryRun());
    var notices = new Notices(ledger::among);
    var agenda = new Agenda(site, variables, link);
    try {
      greet(link, acting, start);
      pass.greeted(site.readsOtherHosts());
      agenda.during(() -> lookAround(link, acting, agenda, ledger), () -> ahead(stages, variables));
      if (!options.dryRun() && undoneWhatWasLeft(link, acting)) {
        agenda.during(
            () -> lookAround(link, acting, agenda, ledger), () -> ahead(stages, variables));
      }
      if (!options.dryRun()) {
        foretell(link, variables.copy(), ledger);
      }
    } catch (Unreachable unreachable) {
      // Somebody may be waiting to rescue it.
      if (stages.stream().noneMatch(stage -> Leaves.hasRescue(stage.play().tasks()))) {
        throw unreachable;
      }
    }
    var crew = new Crew(host.name(), site, link, ledger, notices, surprises, pass, options, events);
    var run = crew.run(variables, agenda);
    try {
      go(run, pass, agenda, variables);
      ledger.strikeOut();
    } finally {
      counts = run.counts();
      stoppedAt = run.failure().map(Failure::task);
      owed = notices.due().stream().map(step -> step.task().title()).toList();
    }
  }

  private void go(HostRun run, Gates.Pass pass, Agenda agenda, HostVariables variables) {
    for (var i = 0; i < stages.size() && run.failure().isEmpty() && pass.goesOn(); i++) {
      var stage = stages.get(i);
      var later = stages.subList(i + 1, stages.size());
      pass.beginStage(stage.number());
      if (pass.goesOn()) {
        agenda.during(
            () -> run.play(site.frame(stage, host), stage.play().tasks()),
            () -> ahead(later, variables));
      }
    }
  }

  private Stream<Step> ahead(List<Stage> coming, HostVariables variables) {
    var unfolding = new Unfolding(site, variables);
    return coming.stream()
        .flatMap(stage -> unfolding.steps(site.frame(stage, host), stage.play().tasks()));
  }

  private void greet(Link link, Acting acting, Instant start) {
    var facts = Facts.parse(host.name(), link.greeting(acting));
    site.learnFacts(host.name(), facts);
    var took = Duration.between(start, Instant.now());
    events.emit(new Event.Connected(host.name(), Facts.summary(facts), took));
  }

  /** One exchange that looks at all that any task will want to know, as far as that is clear. */
  private static void lookAround(Link link, Acting acting, Agenda agenda, OwedHandlers ledger) {
    link.look(acting, Set.of(ledger.query(), GuardScripts.LEFT), agenda.ahead());
  }

  /** Has the host undo what an earlier run has broken off, unless nothing is left of it. */
  private boolean undoneWhatWasLeft(Link link, Acting acting) {
    var left =
        link.snapshot(acting)
            .to(GuardScripts.LEFT)
            .flatMap(state -> ((ScriptState) state).output())
            .map(text -> text.lines().toList())
            .orElse(List.of());
    if (left.isEmpty()) {
      return false;
    }
    events.emit(new Event.Note(GuardWords.left(host.name())));
    link.exchange(acting, List.of(GuardScripts.undoLeft(left)), List.of(), _ -> {});
    link.forgetAll();
    return true;
  }

  /** Keeps what can be foretold without much ado, to be compared with what happens. */
  private void foretell(Link link, HostVariables variables, OwedHandlers ledger) {
    var agenda = new Agenda(site, variables, link);
    var notices = new Notices(ledger::among);
    var run = Crew.forecast(host.name(), site, link, variables, agenda, notices, surprises);
    for (var i = 0; i < stages.size(); i++) {
      var stage = stages.get(i);
      var later = stages.subList(i + 1, stages.size());
      agenda.during(
          () -> run.play(site.frame(stage, host), stage.play().tasks()),
          () -> ahead(later, variables));
    }
  }

  /** As whom to look first, and to keep what outlives the run: as root, if any task acts so. */
  private Acting mainActing(HostVariables variables) {
    return actings(variables)
        .filter(acting -> acting.user().equals(Optional.of("root")))
        .findFirst()
        .or(() -> actings(variables).findFirst())
        .orElse(Acting.AS_LOGIN);
  }

  private Stream<Acting> actings(HostVariables variables) {
    return site.steps(host, variables)
        .flatMap(step -> site.resolve(step, variables).stream())
        .filter(Resolved.Ready.class::isInstance)
        .map(job -> ((Resolved.Ready) job).acting())
        .filter(acting -> acting.host().isEmpty() && acting.environment().isEmpty());
  }
}
