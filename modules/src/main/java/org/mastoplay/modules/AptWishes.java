package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mastoplay.module.Difference;
import org.mastoplay.module.PackageState;
import org.mastoplay.module.Query;
import org.mastoplay.module.Touch;
import org.mastoplay.module.UnitState;
import org.mastoplay.modules.AptGet.Lists;

/** What {@link Apt} wants of the packages that it names: what differs, and what apt-get is told. */
final class AptWishes {
  // Lines of `apt-get -s`: Remv nano [8], Purg nano [8]
  static final Pattern REMOVE = Pattern.compile("(?:Remv|Purg) (\\S+)(?: \\[(\\S+)\\])?.*");
  private static final String NEWEST = "the newest";

  private final Apt task;
  private final Apt.Seen now;
  final List<Difference> differences = new ArrayList<>();
  final List<Touch.Becomes<?>> known = new ArrayList<>();
  final List<String> names = new ArrayList<>();

  /** Those of which apt knows nothing, as far as its lists were seen. */
  final List<String> missing = new ArrayList<>();

  /** Those of which apt knows other versions only. */
  final List<PackageRequest> otherVersions = new ArrayList<>();

  /** Whether the wishes hang on what will stand in the lists. */
  boolean open;

  AptWishes(Apt task, Apt.Seen now) {
    this.task = task;
    this.now = now;
    now.packages()
        .forEach((request, state) -> {
          if (task.state() == Apt.State.ABSENT) {
            remove(request, state);
          } else {
            install(request, state);
          }
        });
    now.deb().filter(it -> !it.isInstalled()).ifPresent(this::install);
  }

  /** Whether the lists are refreshed first. */
  boolean refresh() {
    return (now.lists() == Lists.STALE || now.lists() == Lists.NEVER)
        && (task.updateCache() || !missing.isEmpty() || !otherVersions.isEmpty());
  }

  /** The command to be tried before, if there is anything to do and that can be tried now. */
  Optional<List<String>> trial() {
    var isSent = now.deb().filter(it -> !it.deb().isThere()).isPresent();
    return names.isEmpty()
            || refresh()
            || now.lists() == Lists.UNSEEN
            || !missing.isEmpty()
            || !otherVersions.isEmpty()
            || isSent
        ? Optional.empty()
        : Optional.of(command());
  }

  /** The packages that a trial says are removed, beside those that the command names. */
  static List<String> removed(String output, List<String> command) {
    return output
        .lines()
        .map(REMOVE::matcher)
        .filter(Matcher::matches)
        .map(it -> it.group(1))
        .filter(it -> !command.contains(it))
        .distinct()
        .toList();
  }

  private void install(PackageRequest request, PackageState state) {
    var installed = state.installed();
    if (installed.isEmpty() && task.onlyUpgrade()) {
      return;
    }
    if (installed.isEmpty() && state.candidate().isEmpty()) {
      missing.add(request.name());
    }
    var accepted = installed.filter(request::accepts).isPresent();
    if (!accepted
        && request.version().isPresent()
        && now.versions().getOrDefault(request, List.of()).stream().noneMatch(request::accepts)) {
      otherVersions.add(request);
    }
    if (installed.isEmpty()) {
      // Which version comes is known only once the lists are, so it isn't spoken of.
      differences.add(new Difference.Appears(subject(request), request.version().orElse("")));
      names.add(request.argument());
      becomes(request.name(), request.version().or(state::candidate), state);
      // Debian's packages start what they bring (policy 9.3.3), mostly under their own name.
      var unit = request.name() + ".service";
      known.add(Touch.becomes(new Query.OfUnit(unit), UnitState.PACKAGED));
    } else if (!accepted) {
      differs(request, installed.get(), request.version().orElse(NEWEST), state);
    } else if (task.state() == Apt.State.LATEST) {
      open |= now.lists() == Lists.UNSEEN;
      if (state.candidate().isPresent() && !state.candidate().equals(installed)) {
        differs(request, installed.get(), state.candidate().get(), state);
      }
    }
  }

  private void install(AptDeb.Seen file) {
    var deb = file.deb();
    var subject = "package " + deb.name();
    differences.add(
        file.now()
            .installed()
            .<Difference>map(it -> new Difference.Differs(subject, "version", it, deb.version()))
            .orElseGet(() -> new Difference.Appears(subject, deb.version())));
    names.add(deb.path().text());
    becomes(deb.name(), Optional.of(deb.version()), file.now());
  }

  private void differs(PackageRequest request, String before, String after, PackageState state) {
    differences.add(new Difference.Differs(subject(request), "version", before, after));
    names.add(request.argument());
    becomes(request.name(), Optional.of(after), state);
  }

  private void remove(PackageRequest request, PackageState state) {
    if (state.installed().isEmpty() && !(task.purge() && state.residue())) {
      return;
    }
    differences.add(
        new Difference.Vanishes(
            subject(request), state.installed().orElse("settings that a removal had left")));
    names.add(request.name());
    known.add(
        Touch.becomes(
            new Query.OfPackage(request.name()),
            gone(state, !task.purge() && state.installed().isPresent())));
  }

  static PackageState gone(PackageState before, boolean residue) {
    return new PackageState(Optional.empty(), before.candidate(), residue, false);
  }

  List<String> command() {
    var words = new ArrayList<String>();
    if (task.state() == Apt.State.ABSENT) {
      words.add(task.purge() ? "purge" : "remove");
      if (task.autoremove()) {
        words.add("--autoremove");
      }
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

  private void becomes(String name, Optional<String> version, PackageState before) {
    known.add(
        Touch.becomes(
            new Query.OfPackage(name),
            new PackageState(
                Optional.of(version.orElse(NEWEST)),
                version.or(() -> Optional.of(NEWEST)),
                false,
                before.automatic())));
  }

  private static String subject(PackageRequest request) {
    return "package " + request.name();
  }
}
