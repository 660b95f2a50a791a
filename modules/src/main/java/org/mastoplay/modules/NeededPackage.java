package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.PackageState;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** A package that a module installs by itself, since without it there is nothing to set. */
record NeededPackage(String name) {
  // Whether the lists are young matters only if the package isn't in them.
  private static final int DAY = 24 * 3600;

  /** What was seen of it. */
  record Seen(PackageState state, AptGet.Lists lists) {
    boolean isInstalled() {
      return state.installed().isPresent();
    }
  }

  Probe<Seen> probe() {
    return Probe.aptPackage(name).with(AptGet.lists(DAY), Seen::new);
  }

  /** What installs it, if it isn't there. */
  Optional<Change> change(Seen now) {
    if (now.isInstalled()) {
      return Optional.empty();
    }
    var differences = new ArrayList<Difference>();
    var actions = new ArrayList<Action>();
    var known = new ArrayList<Touch.Becomes<?>>();
    if (now.state().candidate().isEmpty() && now.lists() != AptGet.Lists.UNSEEN) {
      differences.add(new Difference.Happens("package lists", "refreshed"));
      actions.add(AptGet.update(60));
      known.add(AptGet.refreshed());
    }
    differences.add(new Difference.Appears("package " + name, ""));
    actions.add(AptGet.run(60, List.of("install", "--no-install-recommends", name)));
    var version = now.state().candidate().or(() -> Optional.of("the newest"));
    known.add(
        Touch.becomes(new Query.OfPackage(name), new PackageState(version, version, false, false)));
    return Optional.of(new Change(differences, actions, new Touch.Anything(known)));
  }

  /** Why a task can't do without it, where it doesn't install it by itself. */
  Diagnosis missing(String what) {
    return Diagnosis.of("The package %s is not installed.".formatted(name))
        .because(what)
        .remedy("Install it before this task: `apt: %s`.".formatted(name));
  }
}
