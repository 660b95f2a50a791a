package org.mastoplay.modules;

import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Value;

/** A Ruby that programs of a host run with. */
@Module(
    name = "ruby",
    summary = "Installs Ruby: builds it with rbenv, or takes the distribution's.",
    since = "0.1",
    needs = "git",
    examples = {
      """
      - name: Build the Ruby that Mastodon wants
        ruby:
          version_file: /home/mastodon/live/.ruby-version
        become_user: mastodon
      """,
      """
      - name: Take Debian's Ruby, if it is new enough
        ruby:
          method: distribution
          version: "3.3"
      """
    })
@Tells(name = "version", doc = "The version of Ruby that is there")
record Ruby(
    @Doc("Where it comes from") @Default("rbenv") Method method,
    @Doc("The version; of the distribution's Ruby the oldest that will do")
        Optional<String> version,
    @Doc("File on the host that names the version, such as .ruby-version")
        Optional<RemotePath> versionFile,
    @Doc("Debian packages that are the distribution's Ruby") @Default("ruby, ruby-dev, bundler")
        List<PackageRequest> packages,
    @Doc("Folder of rbenv; .rbenv in the home of whoever does the task unless given")
        Optional<RemotePath> root,
    @Doc("Account that builds Ruby and owns it; whoever does the task unless given")
        Optional<AccountName> user,
    @Doc("Whether a Ruby that is built uses jemalloc, which needs less memory") @Default("true")
        boolean jemalloc,
    @Doc("How many compilers run at once; as many as there are processors unless given")
        Optional<Integer> jobs,
    @Doc("Whether rbenv uses this Ruby where nothing else is said") @Default("true") boolean global,
    @Doc("Address from which the sources of Ruby are fetched, by their SHA-256")
        Optional<String> mirror,
    @Doc("Repository of rbenv") @Default("https://github.com/rbenv/rbenv.git") String rbenvRepo,
    @Doc("Repository of ruby-build") @Default("https://github.com/rbenv/ruby-build.git")
        String rubyBuildRepo)
    implements TaskModule<Ruby.Seen> {

  /** Where Ruby comes from. */
  enum Method {
    @Doc("Built from its sources by rbenv and ruby-build, in any version")
    RBENV,
    @Doc("Debian's packages, in the version that the release has")
    DISTRIBUTION
  }

  /**
   * What was seen.
   *
   * @param answer what the script of {@link RubyHost} told
   */
  record Seen(String answer, Optional<PackagesWanted.Seen> packages) {
    Optional<String> value(String key) {
      return answer
          .lines()
          .filter(line -> line.startsWith(key + " ") && line.length() > key.length() + 1)
          .map(line -> line.substring(key.length() + 1))
          .findFirst();
    }
  }

  Ruby {
    if (!new WantedVersion(version, versionFile).isNamed() && method == Method.RBENV) {
      throw new IllegalArgumentException(
          "give the `version` that is to be built, or the `version_file` that names it");
    }
    if (jobs.filter(it -> it < 1).isPresent()) {
      throw new IllegalArgumentException("`jobs` is at least 1");
    }
  }

  WantedVersion wanted() {
    return new WantedVersion(version, versionFile);
  }

  @Override
  public Probe<Seen> probe() {
    if (method == Method.RBENV) {
      return Probe.script(RubyHost.look(this))
          .map(it -> new Seen(it.output().orElse(""), Optional.empty()));
    }
    return Probe.script(RubyHost.lookAtDistribution(this))
        .with(
            new PackagesWanted(packages).probe(),
            (answer, seen) -> new Seen(answer.output().orElse(""), Optional.of(seen)));
  }

  @Override
  public Plan plan(Seen now) {
    return new RubyPlans(this, now).plan();
  }

  @Override
  public Value.Fields told(String output) {
    return Value.Fields.NONE.with(
        "version", new Seen(output, Optional.empty()).value("ruby").orElse(""));
  }
}
