package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Script;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** What {@link Nodejs} would do. */
record NodejsPlans(Nodejs task, Nodejs.Seen now) {
  private static final String FROM_NPM =
      WantedVersion.SHELL
          + """
          version=$(wanted_version "$1" "$2")
          npm install --global --prefix "$3" "node@$version" >&2
          """;
  private static final String FROM_ARCHIVE =
      """
      url=$1 checksum=$2 prefix=$3
      archive=$(mktemp) || exit
      trap 'rm -f "$archive"' EXIT
      curl -fsSL --retry 3 -o "$archive" -- "$url" || exit
      if ! echo "$checksum  $archive" | sha256sum --status -c -; then
        echo "What came from $url is not what was expected: its SHA-256 is another." >&2
        exit 1
      fi
      mkdir -p "$prefix" && tar -xaf "$archive" -C "$prefix" --strip-components=1 --no-same-owner
      """;

  Plan plan() {
    return now.packages().map(this::distribution).orElseGet(this::own);
  }

  private Plan distribution(PackagesWanted.Seen packages) {
    if (packages.areInstalled() && now.wanted().isEmpty() && task.wanted().isNamed()) {
      return Plan.impossible(unnamed());
    }
    var have = packages.areInstalled() ? now.have() : candidate(packages);
    if (have.isPresent()
        && now.wanted().isPresent()
        && major(have.get()) < major(now.wanted().get())) {
      return Plan.impossible(tooOld(have.get(), now.wanted().get()));
    }
    return new PackagesWanted(task.packages())
        .install(packages)
        .map(it -> changed(it.differences(), it.actions(), it.touch()))
        .orElseGet(Plan::inOrder);
  }

  private static Optional<String> candidate(PackagesWanted.Seen packages) {
    return packages.states().entrySet().stream()
        .filter(it -> it.getKey().name().equals("nodejs"))
        .flatMap(it -> it.getValue().candidate().stream())
        .map(it -> it.replaceFirst("^\\d+:", "").replaceFirst("[^0-9.].*", ""))
        .filter(it -> !it.isEmpty())
        .findFirst();
  }

  private static int major(String version) {
    return Integer.parseInt(version.replaceFirst("\\D.*", ""));
  }

  private Plan own() {
    if (now.have().isPresent() && now.wanted().isEmpty()) {
      return Plan.impossible(unnamed());
    }
    var words = task.wanted().words();
    if (now.have().isEmpty()) {
      return changed(
          List.of(new Difference.Appears("Node.js", words)), List.of(install()), Touch.anything());
    }
    return WantedVersion.isOneOf(now.have().get(), now.wanted().orElseThrow())
        ? Plan.inOrder()
        : changed(
            List.of(new Difference.Differs("Node.js", "version", now.have().get(), words)),
            List.of(install()),
            Touch.anything());
  }

  private Action install() {
    if (task.method() == Nodejs.Method.NPM) {
      return new Action.Run(
          Script.of(FROM_NPM, task.wanted().text(), task.wanted().fileText(), task.prefix().text())
              .needing("npm")
              .with(new PackageRegistry(task.registry(), task.cafile()).environment()));
    }
    return new Action.Run(
        Script.of(
                FROM_ARCHIVE,
                task.url().orElseThrow(),
                task.checksum().orElseThrow(),
                task.prefix().text())
            .needing("curl"));
  }

  private Plan changed(List<? extends Difference> differences, List<Action> actions, Touch touch) {
    var all = new ArrayList<Action>();
    if (task.wanted().isNamed()) {
      all.add(new Action.Run(task.wanted().require()));
    }
    all.addAll(actions);
    all.add(task.tell());
    return Plan.of(new Change(List.copyOf(differences), all, touch));
  }

  private Diagnosis unnamed() {
    return Diagnosis.of("It is not known which Node.js is wanted.")
        .because(
            "The file %s is not there, or it names no version.".formatted(task.wanted().fileText()))
        .remedy("Check the program out before this task, or name the `version`.");
  }

  private static Diagnosis tooOld(String have, String wanted) {
    return Diagnosis.of("Node.js is %s here, but %s or newer is wanted.".formatted(have, wanted))
        .remedy(
            ("Write `method: npm` for that Node.js, or add NodeSource's repository before this"
                    + " task; or write `version: \"%s\"` if the program runs with this one, too.")
                .formatted(major(have)));
  }
}
