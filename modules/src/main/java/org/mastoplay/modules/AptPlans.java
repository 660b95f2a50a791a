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
import org.mastoplay.module.LocalFile;
import org.mastoplay.module.Mode;
import org.mastoplay.module.PackageState;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Query;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.Touch;
import org.mastoplay.modules.AptGet.Lists;
import org.mastoplay.text.Diagnosis;

/** What {@link Apt} plans. */
final class AptPlans {
  // A line of `apt-get -s`: Inst nginx [1.26.2-1] (1.26.3-3 Debian:13/stable [amd64])
  private static final Pattern INSTALL =
      Pattern.compile("Inst (\\S+)(?: \\[(\\S+)\\])? \\((\\S+) .*");

  private final Apt task;
  private final Apt.Tried tried;
  private final Apt.Seen now;
  private final AptWishes wishes;
  private final List<Difference> differences;
  private final List<Action> actions = new ArrayList<>();

  AptPlans(Apt task, Apt.Tried tried) {
    this.task = task;
    this.tried = tried;
    this.now = tried.seen();
    this.wishes = new AptWishes(task, now);
    this.differences = new ArrayList<>(wishes.differences);
  }

  Plan plan() {
    var trouble = trouble();
    if (trouble.isPresent()) {
      return Plan.impossible(trouble.get());
    }
    tried.others().forEach(this::removedToo);
    if (wishes.refresh()) {
      differences.addFirst(new Difference.Happens("package lists", "refreshed"));
      actions.add(AptGet.update(task.lockTimeout()));
      wishes.known.add(AptGet.refreshed());
    }
    // Fresh lists may know newer versions than those that were seen.
    if (wishes.refresh() && task.state() == Apt.State.LATEST) {
      wishes.names.clear();
      now.packages().keySet().forEach(it -> wishes.names.add(it.argument()));
    }
    task.localDeb().filter(_ -> !wishes.names.isEmpty()).ifPresent(this::send);
    if (!wishes.names.isEmpty()) {
      actions.add(AptGet.run(task.lockTimeout(), wishes.command()));
    }
    task.localDeb()
        .filter(_ -> !wishes.names.isEmpty())
        .ifPresent(_ -> actions.add(Action.run("rm", "-f", "--", wishes.names.getFirst())));
    if (lines(now.upgrades(), INSTALL, this::upgraded)
        || (wishes.refresh() && task.upgrade() != Apt.Upgrade.NO)) {
      actions.add(AptGet.run(task.lockTimeout(), task.upgradeCommand()));
    }
    // What was removed or upgraded may have left something behind.
    if (lines(now.unneeded(), AptWishes.REMOVE, this::unneeded)
        || (task.autoremove() && !actions.isEmpty())) {
      actions.add(AptGet.run(task.lockTimeout(), autoremove()));
    }
    return differences.isEmpty()
        ? Plan.inOrder()
        : Plan.of(new Change(differences, actions, new Touch.Anything(wishes.known)));
  }

  private Optional<Diagnosis> trouble() {
    if (now.lists() == Lists.FRESH && !wishes.missing.isEmpty()) {
      return Optional.of(unknownPackages());
    }
    if (now.lists() == Lists.FRESH && !wishes.otherVersions.isEmpty()) {
      return Optional.of(unknownVersion(wishes.otherVersions.getFirst()));
    }
    if (task.deb().isPresent() && now.deb().isEmpty()) {
      return Optional.of(noDeb(task.deb().get()));
    }
    if (wishes.open || (now.lists() == Lists.UNSEEN && task.upgrade() != Apt.Upgrade.NO)) {
      return Optional.of(
          Diagnosis.of("What will be upgraded is known after the lists are refreshed."));
    }
    return tried
        .trial()
        .flatMap(it ->
            it instanceof ScriptState.Ran ran && !ran.succeeded()
                ? Optional.of(refused().words(ran.err()))
                : Optional.empty());
  }

  private void removedToo(String name, PackageState state) {
    // A dry run may know that an earlier task removes it anyway.
    state
        .installed()
        .ifPresent(version -> {
          vanishes(name, version);
          wishes.known.add(
              Touch.becomes(new Query.OfPackage(name), AptWishes.gone(state, !task.purge())));
        });
  }

  private void send(LocalFile file) {
    actions.add(
        new Action.Put(
            new RemotePath(wishes.names.getFirst()),
            file.content(),
            new Mode(0644),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false));
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
    vanishes(line.group(1), Optional.ofNullable(line.group(2)).orElse(""));
  }

  private void vanishes(String name, String version) {
    var difference = new Difference.Vanishes("package " + name, version);
    if (differences.stream().noneMatch(it -> it.subject().equals(difference.subject()))) {
      differences.add(difference);
    }
  }

  private static boolean lines(String output, Pattern pattern, Consumer<Matcher> found) {
    var matches = output.lines().map(pattern::matcher).filter(it -> it.matches()).toList();
    matches.forEach(found);
    return !matches.isEmpty();
  }

  private Diagnosis unknownPackages() {
    return Diagnosis.of("apt knows no package %s.".formatted(String.join(", ", wishes.missing)))
        .because("No list of packages names it, and the lists are fresh.")
        .remedy("Check the spelling; or add the repository that has it before this task.");
  }

  private Diagnosis unknownVersion(PackageRequest request) {
    var known = now.versions().getOrDefault(request, List.of());
    return Diagnosis.of(
            "apt has no version %s of %s.".formatted(request.version().orElse(""), request.name()))
        .because("It has %s.".formatted(known.isEmpty() ? "none" : String.join(", ", known)))
        .remedy(
            "Name one of these, with `*` for what may differ; or add the repository that has the"
                + " wanted one before this task.");
  }

  private static Diagnosis noDeb(RemotePath path) {
    return Diagnosis.of("There is no package in %s.".formatted(path))
        .because("The file is not on the host, or is not what `dpkg-deb` can read.")
        .remedy(
            "Fetch it with `get_url` or `copy` before this task; or let `local_deb` send a file"
                + " that lies beside the playbook.");
  }

  private static Diagnosis refused() {
    return Diagnosis.of("apt-get would not do this; nothing was changed.")
        .because("It tried, without changing anything, and says what is in the way.")
        .remedy(
            "Read its words. An older version in a newer one's place needs `allow_downgrade: true`,"
                + " packages on hold need `allow_change_held_packages: true`.");
  }
}
