package org.mastoplay.modules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FreeForm;
import org.mastoplay.module.LocalFile;
import org.mastoplay.module.Module;
import org.mastoplay.module.PackageState;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;

/** Debian packages. */
@Module(
    name = "apt",
    summary = "Installs, upgrades and removes Debian packages.",
    since = "0.1",
    examples = {
      """
      - name: Install a web server
        apt:
          name: [nginx, certbot]
          update_cache: true
      """,
      """
      - name: Bring all packages up to date
        apt:
          upgrade: dist
          update_cache: true
          autoremove: true
      """,
      """
      - name: Remove what nobody needs here
        apt:
          name: exim4-daemon-light
          state: absent
          purge: true
      """,
      """
      - name: Install a package that lies beside the playbook
        apt:
          local_deb: mastodon-tools_1.2_all.deb
      """
    })
record Apt(
    @Doc("Packages, each as `name` or `name=version`; `*` may stand in the version")
        @Alias({"package", "pkg"})
        @FreeForm
        List<PackageRequest> name,
    @Doc("Whether they shall be there") @Default("present") State state,
    @Doc("Whether the lists of packages are refreshed if they are older than `cache_valid_time`")
        @Default("false")
        boolean updateCache,
    @Doc(
            "Seconds for which lists are fresh; 0 refreshes them in every run, which always counts"
                + " as a change")
        @Default("3600")
        int cacheValidTime,
    @Doc("Whether everything that is installed is upgraded") @Default("no") Upgrade upgrade,
    @Doc("Whether a removed package's settings go, too") @Default("false") boolean purge,
    @Doc("Whether packages go that nothing needs any more") @Default("false") boolean autoremove,
    @Doc("Release to take packages from, such as trixie-backports") Optional<String> defaultRelease,
    @Doc("Whether recommended packages are installed, too; as apt is set up unless given")
        @Alias("install-recommends")
        Optional<Boolean> installRecommends,
    @Doc("Whether packages that are not installed are left so") @Default("false")
        boolean onlyUpgrade,
    @Doc("Whether an older version may replace a newer one")
        @Default("false")
        @Alias("allow_downgrades")
        boolean allowDowngrade,
    @Doc("Whether packages that are on hold may be changed") @Default("false")
        boolean allowChangeHeldPackages,
    @Doc("File on the host whose package is installed, instead of `name`") Optional<RemotePath> deb,
    @Doc(
            "File beside the playbook whose package is installed, instead of `name`; called"
                + " NAME_VERSION_ARCHITECTURE.deb")
        Optional<LocalFile> localDeb,
    @Doc("Seconds to wait while another program changes packages") @Default("600") int lockTimeout)
    implements TaskModule<Apt.Tried> {

  /** What shall be. */
  enum State {
    @Doc("Installed, in whatever version unless one is named")
    PRESENT,
    @Doc("Installed, in the newest version that apt knows")
    LATEST,
    @Doc("Not installed")
    ABSENT
  }

  /** What is upgraded of all that is installed. */
  enum Upgrade {
    @Doc("Nothing")
    NO,
    @Doc("What can be without removing a package")
    YES,
    @Doc("The same as `yes`")
    SAFE,
    @Doc("Everything, even if packages have to go for it")
    DIST,
    @Doc("The same as `dist`")
    FULL
  }

  /**
   * What was seen.
   *
   * @param versions those that the lists have of packages of which a certain one is wanted
   * @param deb the package in the file that is to be installed
   * @param upgrades what an upgrade would do, as apt-get simulates it
   * @param unneeded what autoremove would do, as apt-get simulates it
   */
  record Seen(
      Map<PackageRequest, PackageState> packages,
      AptGet.Lists lists,
      Map<PackageRequest, List<String>> versions,
      Optional<AptDeb.Seen> deb,
      String upgrades,
      String unneeded) {}

  /**
   * What was seen, and tried.
   *
   * @param trial what apt-get says to what would be done; nothing if it can't be tried
   * @param others what else there is of the packages that would be removed along with it
   */
  record Tried(Seen seen, Optional<ScriptState> trial, Map<String, PackageState> others) {}

  Apt {
    var files = (deb.isPresent() ? 1 : 0) + (localDeb.isPresent() ? 1 : 0);
    if (files > 1 || (files == 1 && (!name.isEmpty() || state != State.PRESENT))) {
      throw new IllegalArgumentException(
          "`deb` and `local_deb` install one file each: give one of them, without `name` and"
              + " `state`");
    }
    localDeb.ifPresent(it -> AptDeb.sent(it.name()));
    if (name.isEmpty() && files == 0 && !updateCache && upgrade == Upgrade.NO && !autoremove) {
      throw new IllegalArgumentException(
          "nothing to do: give `name`, `upgrade`, `autoremove` or `update_cache`");
    }
    if (state == State.LATEST && defaultRelease.isPresent()) {
      throw new IllegalArgumentException(
          "`default_release` can't be combined with `state: latest`: name the version instead");
    }
    if (state != State.PRESENT && name.stream().anyMatch(it -> it.version().isPresent())) {
      throw new IllegalArgumentException("a version can only be named with `state: present`");
    }
    if (cacheValidTime < 0) {
      throw new IllegalArgumentException("`cache_valid_time` can't be negative");
    }
  }

  @Override
  public Probe<Tried> probe() {
    var certain = name.stream().filter(it -> it.version().isPresent()).toList();
    return Probe.each(name, this::look)
        .with(Probe.each(certain, it -> AptGet.versions(it.name())), Map::entry)
        // Also without update_cache: on a fresh host no package has a candidate.
        .with(
            AptGet.lists(cacheValidTime),
            (it, lists) -> new Seen(it.getKey(), lists, it.getValue(), Optional.empty(), "", ""))
        .with(
            file(),
            (it, found) -> new Seen(it.packages(), it.lists(), it.versions(), found, "", ""))
        .with(
            simulated(upgrade != Upgrade.NO, upgradeCommand()),
            (it, out) -> new Seen(it.packages(), it.lists(), it.versions(), it.deb(), out, ""))
        .with(
            simulated(autoremove, List.of("autoremove")),
            (it, out) ->
                new Seen(it.packages(), it.lists(), it.versions(), it.deb(), it.upgrades(), out))
        .then(this::tried);
  }

  private Probe<PackageState> look(PackageRequest request) {
    return state == State.LATEST
        ? Probe.aptCandidate(request.name())
        : Probe.aptPackage(request.name());
  }

  private Probe<Optional<AptDeb.Seen>> file() {
    return localDeb
        .map(it -> AptDeb.sent(it.name()).seen().map(Optional::of))
        .or(() -> deb.map(AptDeb::look))
        .orElseGet(() -> Probe.known(Optional.empty()));
  }

  /** Tries what would be done, to learn what else that removes, or why it can't be done. */
  private Probe<Tried> tried(Seen seen) {
    var command = new AptWishes(this, seen).trial();
    if (command.isEmpty()) {
      return Probe.known(new Tried(seen, Optional.empty(), Map.of()));
    }
    return Probe.script(AptGet.trial(command.get()))
        .then(answer ->
            Probe.each(AptWishes.removed(output(answer), command.get()), Probe::aptPackage)
                .map(others -> new Tried(seen, Optional.of(answer), others)));
  }

  @Override
  public Plan plan(Tried now) {
    return new AptPlans(this, now).plan();
  }

  List<String> upgradeCommand() {
    return switch (upgrade) {
      case NO, YES, SAFE -> List.of("upgrade", "--with-new-pkgs");
      case DIST, FULL -> List.of("dist-upgrade");
    };
  }

  private static Probe<String> simulated(boolean wanted, List<String> command) {
    return wanted
        ? Probe.script(AptGet.simulation(command)).map(it -> output(it))
        : Probe.known("");
  }

  private static String output(ScriptState answer) {
    return answer.output().orElse("");
  }
}
