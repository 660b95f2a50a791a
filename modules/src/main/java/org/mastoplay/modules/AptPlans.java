package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.PackageState;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Query;
import org.mastoplay.module.Touch;
import org.mastoplay.module.UnitState;
import org.mastoplay.modules.AptGet.Lists;
import org.mastoplay.text.Diagnosis;

/** What {@link Apt} plans. */
final class AptPlans {
  // Lines of `apt-get -s`: Inst nginx [1.26.2-1] (1.26.3-3 Debian:13/stable [amd64]), Remv nano [8]
  private static final Pattern INSTALL =
      Pattern.compile("Inst (\\S+)(?: \\[(\\S+)\\])? \\((\\S+) .*");
  private static final Pattern REMOVE = Pattern.compile("(?:Remv|Purg) (\\S+)(?: \\[(\\S+)\\])?.*");
  private static final String NOT_YET = "newest, known after the lists are refreshed";

  private final Apt task;
  private final Apt.Seen now;
  private final List<Difference> differences = new ArrayList<>();
  private final List<Touch.Becomes<?>> known = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  AptPlans(Apt task, Apt.Seen now) {
    this.task = task;
    this.now = now;
  }

  Plan plan() {
    now.packages()
        .forEach((request, state) -> {
          if (task.state() == Apt.State.ABSENT) {
            remove(request, state);
          } else {
            install(request, state);
          }
        });
    if (!missing.isEmpty() && now.lists() == Lists.FRESH) {
      return Plan.impossible(unknownPackages());
    }
    var update = now.lists() != Lists.FRESH && (task.updateCache() || !missing.isEmpty());
    var actions = new ArrayList<Action>();
    if (update) {
      differences.addFirst(new Difference.Happens("package lists", "refreshed"));
      actions.add(AptGet.update(task.lockTimeout()));
    }
    // Fresh lists may know newer versions than those that were seen.
    if (update && task.state() == Apt.State.LATEST) {
      names.clear();
      now.packages().keySet().forEach(it -> names.add(it.argument()));
    }
    if (!names.isEmpty()) {
      actions.add(AptGet.run(task.lockTimeout(), command()));
    }
    if (lines(now.upgrades(), INSTALL, this::upgraded)
        || (update && task.upgrade() != Apt.Upgrade.NO)) {
      actions.add(AptGet.run(task.lockTimeout(), task.upgradeCommand()));
    }
    // What was removed or upgraded may have left something behind.
    if (lines(now.unneeded(), REMOVE, this::unneeded)
        || (task.autoremove() && !actions.isEmpty())) {
      actions.add(AptGet.run(task.lockTimeout(), autoremove()));
    }
    return differences.isEmpty()
        ? Plan.inOrder()
        : Plan.of(new Change(differences, actions, new Touch.Anything(known)));
  }

  private void install(PackageRequest request, PackageState state) {
    var installed = state.installed();
    if (installed.isEmpty() && task.onlyUpgrade()) {
      return;
    }
    var newest = request.version().or(state::candidate);
    if (installed.isEmpty()) {
      if (state.candidate().isEmpty()) {
        missing.add(request.name());
      }
      var version = newest.orElse(NOT_YET);
      differences.add(new Difference.Appears(subject(request), version));
      names.add(request.argument());
      becomes(request, new PackageState(Optional.of(version), newest, false, false));
      // Debian's packages start what they bring (policy 9.3.3), mostly under their own name.
      var unit = request.name() + ".service";
      known.add(Touch.becomes(new Query.OfUnit(unit), UnitState.PACKAGED));
    } else if (!request.accepts(installed.get())
        || (task.state() == Apt.State.LATEST && !newest.equals(installed))) {
      var version = newest.orElse(NOT_YET);
      differences.add(
          new Difference.Differs(subject(request), "version", installed.get(), version));
      names.add(request.argument());
      becomes(request, new PackageState(Optional.of(version), newest, false, state.automatic()));
    }
  }

  private void remove(PackageRequest request, PackageState state) {
    if (state.installed().isEmpty() && !(task.purge() && state.residue())) {
      return;
    }
    differences.add(
        new Difference.Vanishes(
            subject(request), state.installed().orElse("settings that a removal had left")));
    names.add(request.name());
    becomes(
        request,
        new PackageState(
            Optional.empty(),
            state.candidate(),
            !task.purge() && state.installed().isPresent(),
            false));
  }

  private List<String> command() {
    var words = new ArrayList<String>();
    if (task.state() == Apt.State.ABSENT) {
      words.add(task.purge() ? "purge" : "remove");
    } else {
      words.add("install");
      task.defaultRelease().ifPresent(it -> words.addAll(List.of("-t", it)));
      task.installRecommends()
          .ifPresent(it -> words.add(it ? "--install-recommends" : "--no-install-recommends"));
      if (task.onlyUpgrade()) {
        words.add("--only-upgrade");
      }
      if (task.allowDowngrade()) {
        words.add("--allow-downgrades");
      }
    }
    if (task.allowChangeHeldPackages()) {
      words.add("--allow-change-held-packages");
    }
    words.addAll(names);
    return words;
  }

  private List<String> autoremove() {
    return task.purge() ? List.of("autoremove", "--purge") : List.of("autoremove");
  }

  private void upgraded(Matcher line) {
    var before = line.group(2);
    var subject = "package " + line.group(1);
    differences.add(
        before == null
            ? new Difference.Appears(subject, line.group(3))
            : new Difference.Differs(subject, "version", before, line.group(3)));
  }

  private void unneeded(Matcher line) {
    var version = Optional.ofNullable(line.group(2)).orElse("");
    differences.add(new Difference.Vanishes("package " + line.group(1), version));
  }

  private static boolean lines(String output, Pattern pattern, Consumer<Matcher> found) {
    var matches = output.lines().map(pattern::matcher).filter(it -> it.matches()).toList();
    matches.forEach(found);
    return !matches.isEmpty();
  }

  private void becomes(PackageRequest request, PackageState state) {
    known.add(Touch.becomes(new Query.OfPackage(request.name()), state));
  }

  private Diagnosis unknownPackages() {
    return Diagnosis.of("apt knows no package %s.".formatted(String.join(", ", missing)))
        .because("No list of packages names it, and the lists are fresh.")
        .remedy("Check the spelling; or add the repository that has it before this task.");
  }

  private static String subject(PackageRequest request) {
    return "package " + request.name();
  }
}
