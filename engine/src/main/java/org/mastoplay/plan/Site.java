package org.mastoplay.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.mastoplay.event.TaskRef;
import org.mastoplay.inventory.Host;
import org.mastoplay.play.Item;
import org.mastoplay.play.Playbook;
import org.mastoplay.secret.SecretStore;
import org.mastoplay.template.Templates;
import org.mastoplay.yaml.Node;

/** A playbook, the hosts it is for, and all else that is known before a host is asked. */
public final class Site {
  private final Playbook playbook;
  private final List<Stage> stages;
  private final Map<String, Node> extraVariables;
  private final Templates templates;
  private final Resolver resolver;
  private final Nesting nesting;
  private final PlayRegions regions;
  private final OwnVariables own;
  private final KnownFacts facts;
  private final SecretStore secrets;

  Site(
      Playbook playbook,
      List<Stage> stages,
      Map<String, Node> extraVariables,
      Templates templates,
      Resolver resolver,
      Nesting nesting,
      PlayRegions regions,
      OwnVariables own,
      KnownFacts facts,
      SecretStore secrets) {
    this.playbook = playbook;
    this.stages = ImmutableList.copyOf(stages);
    this.extraVariables = ImmutableMap.copyOf(extraVariables);
    this.templates = templates;
    this.resolver = resolver;
    this.nesting = nesting;
    this.regions = regions;
    this.own = own;
    this.facts = facts;
    this.secrets = secrets;
  }

  /** The playbook, without the tasks that are not wanted. */
  public Playbook playbook() {
    return playbook;
  }

  /** The plays with their hosts, after {@code --limit}, in the order in which they are run. */
  public List<Stage> stages() {
    return stages;
  }

  /** The stages that a host goes through. */
  public List<Stage> stagesOf(Host host) {
    return stages.stream().filter(stage -> stage.hosts().contains(host)).toList();
  }

  /** The hosts of all plays, each once, in the order in which they are met. */
  public List<Host> hosts() {
    return stages.stream().flatMap(stage -> stage.hosts().stream()).distinct().toList();
  }

  /** A host of the inventory, be it in a play or not. */
  public Optional<Host> host(String name) {
    return own.host(name);
  }

  /**
   * Where a host is when it begins a play.
   *
   * @throws org.mastoplay.text.MistakesFound if the play's own variables can't be read
   */
  public Frame frame(Stage stage, Host host) {
    return Frame.of(stage.play(), regions.of(stage, host, variables(host)));
  }

  /** All that a host has before it, as far as can be told now, each play's handlers behind it. */
  public Stream<Step> steps(Host host, HostVariables variables) {
    var unfolding = new Unfolding(this, variables);
    return stagesOf(host).stream()
        .flatMap(stage -> {
          var frame = frame(stage, host);
          return Stream.concat(
              unfolding.steps(frame, stage.play().tasks()),
              frame.region().handlers().stream().map(it -> new Step(frame, it, true)));
        });
  }

  /** The variables of a host that has not been asked for its facts yet. */
  public HostVariables variables(Host host) {
    return new HostVariables(host, this, facts);
  }

  /** Learns what a host told of itself, for itself and for the others. */
  public void learnFacts(String host, Node told) {
    facts.learn(host, told);
  }

  /** Whether a task, as far as the check could tell, reads what other hosts have told. */
  public boolean readsOtherHosts() {
    return own.othersAreRead();
  }

  /** The names of what a step's module tells beside what all tasks tell. */
  public List<String> told(Step step) {
    return resolver.told(step.task());
  }

  /** The names of the variables that a step's module gives to a host. */
  List<String> names(Step step) {
    return resolver.names(step.task());
  }

  /** Turns a step into typed tasks for one host, one for each round of its loop. */
  public List<Resolved> resolve(Step step, HostVariables variables) {
    return resolver.resolve(step, variables);
  }

  /** How a step is named where its variables are not known. */
  public TaskRef plainReference(Step step) {
    return Resolver.plainReference(step);
  }

  /** Leads a host into a block or a used playbook, once for each round of its loop. */
  public List<Entered> enter(Frame frame, Item item, HostVariables variables) {
    return nesting.enter(frame, item, variables);
  }

  /** Whether expressions hold where only a result can tell, as for {@code changed_when}. */
  public Templates templates() {
    return templates;
  }

  Map<String, Node> extraVariables() {
    return extraVariables;
  }

  /**
   * Keeps from now on the secrets that are generated, as only a real run may.
   *
   * @param told takes a sentence for the person, when a key had to be made for that
   */
  public void keepSecrets(Consumer<String> told) {
    secrets.keep(told);
  }

  /** What mastoplay itself knows while it works for a host. */
  Map<String, Supplier<Node>> ownVariables(Host host) {
    return own.of(host);
  }
}
