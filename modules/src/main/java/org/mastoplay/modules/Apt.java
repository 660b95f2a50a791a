package org.mastoplay.modules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FreeForm;
import org.mastoplay.module.Module;
import org.mastoplay.module.PackageState;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
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
    @Doc("Seconds to wait while another program changes packages") @Default("60") int lockTimeout)
    implements TaskModule<Apt.Seen> {

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
   * @param upgrades what an upgrade would do, as apt-get simulates it
   * @param unneeded what autoremove would do, as apt-get simulates it
   */
  record Seen(
      Map<PackageRequest, PackageState> packages,
      AptGet.Lists lists,
      String upgrades,
      String unneeded) {}

  Apt {
    if (name.isEmpty() && !updateCache && upgrade == Upgrade.NO && !autoremove) {
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
  public Probe<Seen> probe() {
    var packages = Probe.each(name, it -> Probe.aptPackage(it.name()));
    // Also without update_cache: on a fresh host no package has a candidate.
    var lists =
        Probe.script(AptGet.lists(cacheValidTime))
            .map(it -> AptGet.Lists.of(it.output().orElse("stale")));
    return packages
        .with(lists, (it, age) -> new Seen(it, age, "", ""))
        .with(
            simulated(upgrade != Upgrade.NO, upgradeCommand()),
            (it, out) -> new Seen(it.packages(), it.lists(), out, ""))
        .with(
            simulated(autoremove, List.of("autoremove")),
            (it, out) -> new Seen(it.packages(), it.lists(), it.upgrades(), out));
  }

  @Override
  public Plan plan(Seen now) {
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
