package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.PackageState;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;
import org.mastoplay.module.Touch;

/** Debian packages that a module brings with it, in whatever version the host's release has. */
record PackagesWanted(List<PackageRequest> packages) {
  private static final int LISTS_ARE_FRESH = 86_400;
  private static final int LOCK_TIMEOUT = 600;

  /** What was seen of them. */
  record Seen(Map<PackageRequest, PackageState> states, AptGet.Lists lists) {
    boolean areInstalled() {
      return states.values().stream().allMatch(it -> it.installed().isPresent());
    }
  }

  Probe<Seen> probe() {
    return Probe.each(packages, it -> Probe.aptPackage(it.name()))
        .with(AptGet.lists(LISTS_ARE_FRESH), Seen::new);
  }

  /** Installs those that are missing. */
  Optional<Change> install(Seen now) {
    var differences = new ArrayList<Difference>();
    var known = new ArrayList<Touch.Becomes<?>>();
    var words = new ArrayList<>(List.of("--no-install-recommends", "install"));
    now.states()
        .forEach((request, state) -> {
          if (state.installed().isEmpty()) {
            differences.add(new Difference.Appears("package " + request.name(), ""));
            words.add(request.argument());
            var installed = new PackageState(Optional.of("any"), state.candidate(), false, false);
            known.add(Touch.becomes(new Query.OfPackage(request.name()), installed));
          }
        });
    if (differences.isEmpty()) {
      return Optional.empty();
    }
    var actions = new ArrayList<Action>();
    if (now.lists() != AptGet.Lists.FRESH) {
      actions.add(AptGet.update(LOCK_TIMEOUT));
    }
    actions.add(AptGet.run(LOCK_TIMEOUT, words));
    return Optional.of(new Change(differences, actions, new Touch.Anything(known)));
  }
}
