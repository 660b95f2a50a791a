package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Touch;
import org.mastoplay.module.Value;
import org.mastoplay.text.Diagnosis;

/** What {@link Ruby} would do. */
record RubyPlans(Ruby task, Ruby.Seen now) {

  Plan plan() {
    var plan =
        now.packages().map(this::distribution).orElseGet(() -> Plan.of(rbenv().stream().toList()));
    return plan instanceof Plan.InOrder
        ? Plan.tells(Value.Fields.NONE.with("version", now.value("ruby").orElse("")))
        : plan;
  }

  private Plan distribution(PackagesWanted.Seen packages) {
    var wanted = task.version().or(() -> now.value("wanted"));
    if (packages.areInstalled() && wanted.isEmpty() && task.wanted().isNamed()) {
      return Plan.impossible(unnamed());
    }
    var have = packages.areInstalled() ? now.value("ruby") : candidate(packages);
    if (have.isPresent()
        && wanted.isPresent()
        && !WantedVersion.suffices(have.get(), wanted.get())) {
      return Plan.impossible(tooOld(have.get(), wanted.get()));
    }
    var change = new PackagesWanted(task.packages()).install(packages);
    return change
        .map(it -> {
          var actions = new ArrayList<Action>();
          if (task.wanted().isNamed()) {
            actions.add(new Action.Run(task.wanted().require()));
          }
          actions.addAll(it.actions());
          actions.add(new Action.Run(RubyHost.lookAtDistribution(task)));
          return Plan.of(new Change(it.differences(), actions, it.touch()));
        })
        .orElseGet(Plan::inOrder);
  }

  /** The version that apt would install: 3.3 of 1:3.3+b1. */
  private static Optional<String> candidate(PackagesWanted.Seen packages) {
    return packages.states().entrySet().stream()
        .filter(it -> it.getKey().name().equals("ruby"))
        .flatMap(it -> it.getValue().candidate().stream())
        .map(it -> it.replaceFirst("^\\d+:", "").replaceFirst("[^0-9.].*", ""))
        .filter(it -> !it.isEmpty())
        .findFirst();
  }

  private Optional<Change> rbenv() {
    var differences = new ArrayList<Difference>();
    if (now.value("rbenv").isEmpty()) {
      differences.add(new Difference.Appears("rbenv", task.rbenvRepo()));
    }
    if (now.value("ruby-build").isEmpty()) {
      differences.add(new Difference.Appears("ruby-build", task.rubyBuildRepo()));
    }
    var built = now.value("ruby").isPresent();
    var wrong = built && task.jemalloc() && now.value("allocator").isEmpty();
    if (!built) {
      differences.add(new Difference.Appears("Ruby", task.wanted().words()));
    } else if (wrong) {
      differences.add(
          new Difference.Differs("Ruby", "memory allocator", "the system's", "jemalloc"));
    }
    if (task.global() && (!built || !now.value("global").equals(now.value("wanted")))) {
      differences.add(
          new Difference.Differs(
              "rbenv", "default", now.value("global").orElse("none"), task.wanted().words()));
    }
    if (differences.isEmpty()) {
      return Optional.empty();
    }
    var build = new Action.Run(RubyHost.build(task, !built || wrong));
    return Optional.of(new Change(differences, List.of(build), Touch.anything()));
  }

  private Diagnosis unnamed() {
    return Diagnosis.of("It is not known which Ruby is wanted.")
        .because(
            "The file %s is not there, or it names no version.".formatted(task.wanted().fileText()))
        .remedy("Check the program out before this task, or name the `version`.");
  }

  private static Diagnosis tooOld(String have, String wanted) {
    return Diagnosis.of(
            "The distribution's Ruby is %s, but %s or newer is wanted.".formatted(have, wanted))
        .remedy(
            "Write `method: rbenv` to build that Ruby, or `version: \"%s\"` if the program runs with"
                    .formatted(have)
                + " this one, too.");
  }
}
