package org.mastoplay.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.play.Item;
import org.mastoplay.play.Loop;
import org.mastoplay.play.Use;
import org.mastoplay.template.DependsOnUnknown;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.yaml.Node;

/** Leads a host into blocks and into used playbooks: loops, conditions, params. */
final class Nesting {
  private final Templates templates;
  private final Rounds rounds;
  private final Callees callees;

  Nesting(Templates templates, Rounds rounds, Callees callees) {
    this.templates = templates;
    this.rounds = rounds;
    this.callees = callees;
  }

  /** The block or use, once or for each item of its loop. */
  List<Entered> enter(Frame frame, Item item, HostVariables variables) {
    if (item.loop().isEmpty()) {
      return List.of(one(frame.within(item, Map.of(), Optional.empty()), item, variables));
    }
    var loop = item.loop().get();
    var outer = frame.within(item, Map.of(), Optional.empty());
    try {
      var items = rounds.items(loop.items(), variables.scope(outer));
      if (items.isEmpty()) {
        return List.of(new Entered.Skipped(Rounds.NOTHING));
      }
      var entered = ImmutableList.<Entered>builder();
      for (var i = 0; i < items.size(); i++) {
        entered.add(round(frame, item, loop, items.get(i), i, variables));
      }
      return entered.build();
    } catch (MistakesFound mistakes) {
      return List.of(new Entered.Mistaken(mistakes.problems()));
    } catch (DependsOnUnknown unknown) {
      return List.of(unknownRound(frame, item, loop, unknown.dependsOn(), variables));
    }
  }

  private Entered round(
      Frame frame, Item item, Loop loop, Node value, int number, HostVariables variables) {
    var names = Rounds.names(loop, value, number);
    var scope = variables.scope(frame.within(item, names, Optional.empty()));
    var hidden = item.manner().within(frame.manner()).hidden();
    var label = rounds.label(loop, value, number, hidden, scope);
    return one(frame.within(item, names, Optional.of(label)), item, variables);
  }

  /**
   * A loop of which nobody knows yet what it is over: what is in it can be checked all the same.
   */
  private Entered unknownRound(
      Frame frame, Item item, Loop loop, String dependsOn, HostVariables variables) {
    var unknown = new Node.Unknown(item.place(), dependsOn);
    var names = ImmutableMap.<String, Node>builder().put(loop.variable(), unknown);
    loop.index().ifPresent(name -> names.put(name, unknown));
    var entered = one(frame.within(item, names.buildOrThrow(), Optional.empty()), item, variables);
    return switch (entered) {
      case Entered.Into into -> new Entered.Waits(dependsOn, Optional.of(into.frame()));
      case Entered.Skipped _, Entered.Waits _, Entered.Mistaken _ -> entered;
    };
  }

  private Entered one(Frame around, Item item, HostVariables variables) {
    var scope = variables.scope(around);
    try {
      return switch (Holding.of(item.when(), templates, scope)) {
        case Holding.Fails fails -> new Entered.Skipped("when: " + fails.condition().text());
        case Holding.Holds _ -> inner(around, item, scope, variables);
        case Holding.Open open ->
            switch (inner(around, item, scope, variables)) {
              case Entered.Into into -> waits(open.dependsOn(), into.frame(), item, scope);
              case Entered other -> other;
            };
      };
    } catch (MistakesFound mistakes) {
      return new Entered.Mistaken(mistakes.problems());
    }
  }

  /** What hangs on a real run may be known to be wrong all the same. */
  private Entered waits(String dependsOn, Frame frame, Item item, Variables scope) {
    var problems =
        item.when().stream()
            .flatMap(condition -> templates.undefined(condition, scope).stream())
            .toList();
    return problems.isEmpty()
        ? new Entered.Waits(dependsOn, Optional.of(frame))
        : new Entered.Mistaken(problems);
  }

  private Entered inner(Frame around, Item item, Variables scope, HostVariables variables) {
    return item instanceof Use use
        ? callees.enter(around, use, scope, variables)
        : new Entered.Into(around);
  }

  /** A problem as it is told outside of a used playbook: with the way into it. */
  static Problem reached(Use use, Problem problem) {
    return problem.place().source().equals(use.word().place().source())
        ? problem
        : problem.reachedFrom(use.step());
  }
}
