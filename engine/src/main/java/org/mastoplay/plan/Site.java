package org.mastoplay.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mastoplay.inventory.Host;
import org.mastoplay.play.Playbook;
import org.mastoplay.play.Task;
import org.mastoplay.template.Templates;
import org.mastoplay.yaml.Node;

/** A playbook, the hosts it is for, and all else that is known before a host is asked. */
public final class Site {
  private final Playbook playbook;
  private final List<List<Host>> playHosts;
  private final Map<String, Node> extraVariables;
  private final Selection selection;
  private final Templates templates;
  private final Resolver resolver;
  private final OwnVariables own;

  /**
   * @param playHosts the hosts of each play, after {@code --limit}
   */
  Site(
      Playbook playbook,
      List<List<Host>> playHosts,
      Map<String, Node> extraVariables,
      Selection selection,
      Templates templates,
      Resolver resolver,
      OwnVariables own) {
    this.playbook = playbook;
    this.playHosts = ImmutableList.copyOf(playHosts);
    this.extraVariables = ImmutableMap.copyOf(extraVariables);
    this.selection = selection;
    this.templates = templates;
    this.resolver = resolver;
    this.own = own;
  }

  public Playbook playbook() {
    return playbook;
  }

  /** The hosts of all plays, each once, in the order in which they are met. */
  public List<Host> hosts() {
    return playHosts.stream().flatMap(List::stream).distinct().toList();
  }

  /** The hosts of a play, counted from 0. */
  public List<Host> hostsOf(int playNumber) {
    return playHosts.get(playNumber);
  }

  /** What a host has to go through: the tasks of its plays, each play's handlers behind them. */
  public List<Step> steps(Host host) {
    return IntStream.range(0, playHosts.size())
        .filter(number -> playHosts.get(number).contains(host))
        .boxed()
        .flatMap(this::steps)
        .dropWhile(this::comesBeforeStart)
        .toList();
  }

  /** The tasks and handlers of a play that are wanted. */
  public Stream<Step> steps(int playNumber) {
    var play = playbook.plays().get(playNumber);
    return Stream.concat(
            play.tasks().stream().map(task -> step(playNumber, task, false)),
            play.handlers().stream().map(task -> step(playNumber, task, true)))
        .filter(step -> step.handler() || selection.wants(step.tags()));
  }

  /** The variables of a host that has not been asked for its facts yet. */
  public HostVariables variables(Host host) {
    var place = playbook.source().start();
    var facts = new Node.Unknown(place, "the first contact with " + host.name());
    return new HostVariables(host, this, facts);
  }

  /** Turns a step into typed tasks for one host, one for each round of its loop. */
  public List<Resolved> resolve(Step step, HostVariables variables) {
    return resolver.resolve(step, variables);
  }

  /** Whether expressions hold where only a result can tell, as for {@code changed_when}. */
  public Templates templates() {
    return templates;
  }

  Map<String, Node> extraVariables() {
    return extraVariables;
  }

  /** What mastoplay itself knows while it works for a host. */
  Map<String, Supplier<Node>> ownVariables(Host host) {
    return own.of(host);
  }

  private Step step(int playNumber, Task task, boolean handler) {
    var play = playbook.plays().get(playNumber);
    return new Step(playNumber, play, task, task.become().within(play.become()), handler);
  }

  private boolean comesBeforeStart(Step step) {
    return selection
        .startAt()
        .filter(name -> step.handler() || !step.task().title().equals(name))
        .isPresent();
  }
}
