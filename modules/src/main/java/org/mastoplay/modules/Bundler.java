package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Default;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** The gems that a program in Ruby needs. */
@Module(
    name = "bundler",
    summary = "Installs the gems that the Gemfile of a program names.",
    since = "0.1",
    needs = "bundle",
    examples = {
      """
      - name: Install Mastodon's gems
        bundler:
          chdir: /home/mastodon/live
          deployment_mode: true
          exclude_groups: [development, test]
        become_user: mastodon
      """,
      """
      - name: Install gems from a mirror, with Debian's Bundler
        bundler:
          chdir: /srv/app
          mirror: {"https://rubygems.org": "https://gems.example"}
          version: system
          path: vendor/bundle
      """
    })
record Bundler(
    @Doc("Folder of the program") RemotePath chdir,
    @Doc("Its Gemfile; the one in that folder unless given") Optional<RemotePath> gemfile,
    @Doc("Whether the gems are there") @Default("present") State state,
    @Doc("Whether exactly the locked versions are installed, into vendor/bundle") @Default("false")
        boolean deploymentMode,
    @Doc("Groups of gems that are left out") List<String> excludeGroups,
    @Doc("Folder to install into, such as vendor/bundle") Optional<String> path,
    @Doc("Which Bundler: `system` for the installed one, `lockfile`, or a number")
        Optional<String> version,
    @Doc("Addresses by the source that each stands in for") Map<String, String> mirror,
    @Doc("More settings of Bundler by name, such as build.charlock_holmes")
        Map<String, String> settings,
    @Doc("How many gems are installed at once") Optional<Integer> jobs,
    @Doc("How often a download that fails is tried again") Optional<Integer> retry,
    @Doc("The program; `bundle` unless given") Optional<RemotePath> executable)
    implements TaskModule<ScriptState> {

  /** What shall be. */
  enum State {
    @Doc("All are installed, in the versions that are locked")
    PRESENT
  }

  Bundler {
    if (jobs.filter(it -> it < 1).isPresent()) {
      throw new IllegalArgumentException("`jobs` is at least 1");
    }
    if (retry.filter(it -> it < 0).isPresent()) {
      throw new IllegalArgumentException("`retry` can't be negative");
    }
  }

  @Override
  public Probe<ScriptState> probe() {
    return Probe.script(BundlerHost.look(this));
  }

  @Override
  public Plan plan(ScriptState now) {
    var seen = BundlerHost.Seen.of(now.output().orElse(""));
    var differences = new ArrayList<Difference>();
    wantedSettings()
        .forEach((key, value) -> {
          var have = Optional.ofNullable(seen.settings().get(key));
          if (!have.equals(Optional.of(value))) {
            differences.add(
                new Difference.Differs(
                    chdir.text(), "Bundler's " + key, have.orElse("not set"), value));
          }
        });
    if (seen.unasked() && differences.isEmpty()) {
      return Plan.impossible(
          Diagnosis.of("Bundler can't be asked whether all gems of %s are there.".formatted(chdir))
              .because(
                  "The settings are as it once left them, but it does not run on this host any"
                      + " more, or is not in PATH.")
              .remedy("Install Ruby before this task, with `ruby`."));
    }
    if (!seen.complete()) {
      differences.add(new Difference.Appears("gems of " + chdir, ""));
    }
    return differences.isEmpty()
        ? Plan.inOrder()
        : Plan.of(
            new Change(
                differences, List.of(new Action.Run(BundlerHost.install(this))), Touch.anything()));
  }

  /** As Bundler keeps them, in the order in which they are set. */
  Map<String, String> wantedSettings() {
    var wanted = new LinkedHashMap<String, String>();
    version.ifPresent(it -> wanted.put("version", it));
    if (deploymentMode) {
      wanted.put("deployment", "true");
    }
    path.ifPresent(it -> wanted.put("path", it));
    if (!excludeGroups.isEmpty()) {
      wanted.put("without", String.join(":", excludeGroups));
    }
    mirror.forEach((source, address) -> wanted.put("mirror." + bare(source), bare(address)));
    wanted.putAll(settings);
    return wanted;
  }

  private static String bare(String address) {
    return address.replaceFirst("/+$", "");
  }
}
