package org.mastoplay.run;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.mastoplay.event.Events;
import org.mastoplay.host.Unreachable;
import org.mastoplay.plan.Frame;
import org.mastoplay.plan.HostVariables;
import org.mastoplay.plan.Site;
import org.mastoplay.play.Item;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/** Puts together what goes through a host's tasks, for the host as a whole and for each lane. */
final class Crew implements Lanes {
  /** An sshd allows ten sessions over one connection unless told otherwise. */
  private static final int MOST_AT_ONCE = 4;

  private final String host;
  private final Site site;
  private final Link link;
  private final OwedHandlers ledger;
  private final Notices notices;
  private final Surprises surprises;
  private final Company company;
  private final Options options;
  private final Events events;

  Crew(
      String host,
      Site site,
      Link link,
      OwedHandlers ledger,
      Notices notices,
      Surprises surprises,
      Company company,
      Options options,
      Events events) {
    this.host = host;
    this.site = site;
    this.link = link;
    this.ledger = ledger;
    this.notices = notices;
    this.surprises = surprises;
    this.company = company;
    this.options = options;
    this.events = events;
  }

  /** What goes through the host's tasks, one after the other. */
  HostRun run(HostVariables variables, Agenda agenda) {
    return run(link, variables, agenda, 0);
  }

  private HostRun run(Link way, HostVariables variables, Agenda agenda, int rescuers) {
    var foretelling = new Foretelling(way, agenda, true);
    var applying = new Applying(host, way, agenda, ledger, events);
    var conducts = new Conducts(options.dryRun() ? foretelling : applying, foretelling, applying);
    Events told =
        options.dryRun()
            ? events
            : event -> {
              surprises.compare(event);
              events.emit(event);
            };
    var tasks =
        new TaskRun(host, site, variables, conducts, notices, ledger::settle, company, told);
    var lanes = options.dryRun() ? NONE : this;
    return new HostRun(site, variables, agenda, tasks, notices, lanes, company, rescuers);
  }

  /** What foretells all that a run will do, and asks nobody and tells nobody but the surprises. */
  static HostRun forecast(
      String host,
      Site site,
      Link link,
      HostVariables variables,
      Agenda agenda,
      Notices notices,
      Surprises surprises) {
    var foretelling = new Foretelling(link, agenda, false);
    var conducts = new Conducts(foretelling, foretelling, foretelling);
    var tasks =
        new TaskRun(host, site, variables, conducts, notices, _ -> {}, new Alone(), surprises);
    return new HostRun(site, variables, agenda, tasks, notices, NONE, new Alone(), 0);
  }

  @Override
  public Optional<List<HostRun>> run(
      List<Item> items, Frame frame, HostVariables variables, int rescuers) {
    var lanes = ImmutableList.<Future<HostRun>>builder();
    var ways = ImmutableList.<Link>builder();
    try (var threads = Executors.newFixedThreadPool(MOST_AT_ONCE, Thread.ofVirtual().factory())) {
      for (var i = 0; i < items.size(); i++) {
        var way = link.lane(i + 1);
        ways.add(way);
        var own = variables.copy();
        var lane = run(way, own, new Agenda(site, own, way), rescuers);
        var item = items.get(i);
        lanes.add(
            threads.submit(() -> {
              lane.items(List.of(item), frame);
              return lane;
            }));
      }
    }
    link.join(ways.build());
    return Optional.of(lanes.build().stream().map(Crew::ended).toList());
  }

  private static HostRun ended(Future<HostRun> lane) {
    try {
      return lane.get();
    } catch (ExecutionException thrown) {
      throw switch (thrown.getCause()) {
        case RuntimeException cause -> cause;
        case null, default -> new IllegalStateException(thrown);
      };
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Unreachable(
          Diagnosis.of("The run was stopped while several tasks ran at the same time."), stop);
    }
  }

  /** Knows of no other hosts; what is done once is left open. */
  private record Alone() implements Company {
    @Override
    public boolean goesOn() {
      return true;
    }

    @Override
    public Shared once(String task, Supplier<Shared> work) {
      var place = new Source("another host", "").start();
      return new Shared(
          Optional.empty(), new Node.Unknown(place, "a run on another host"), Optional.empty());
    }
  }
}
