package org.mastoplay.modules;

import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Value;

/** The Node.js that programs of a host run with. */
@Module(
    name = "nodejs",
    summary = "Installs Node.js: the distribution's, npm's, or an archive.",
    since = "0.1",
    needs = {"npm", "curl", "xz"},
    examples = {
      """
      - name: Take Debian's Node.js, if it is new enough
        nodejs:
          version: "20"
      """,
      """
      - name: Take the Node.js that Mastodon wants, from npm
        nodejs:
          method: npm
          version_file: /home/mastodon/live/.nvmrc
      """,
      """
      - name: Unpack an archive
        nodejs:
          method: tarball
          version: 22.12.0
          url: https://nodejs.org/dist/v22.12.0/node-v22.12.0-linux-x64.tar.xz
          checksum: 22982235e1b71fa8850f82edd09cdae7e3f32df1764a9ec298c72d25ef2c164f
      """
    })
@Tells(name = "version", doc = "The version of Node.js that is there")
record Nodejs(
    @Doc("Where it comes from") @Default("distribution") Method method,
    @Doc("The version: 22 means any that begins so; of packages the oldest that will do")
        Optional<String> version,
    @Doc("File on the host that names the version, such as .nvmrc")
        Optional<RemotePath> versionFile,
    @Doc("Debian packages that are Node.js") @Default("nodejs, npm") List<PackageRequest> packages,
    @Doc("Folder below which it is installed by `npm` and `tarball`") @Default("/usr/local")
        RemotePath prefix,
    @Doc("Address of the archive") Optional<String> url,
    @Doc("SHA-256 of the archive") Optional<String> checksum,
    @Doc("Address of npm's registry, instead of the usual one") Optional<String> registry,
    @Doc("File with the certificates to trust instead of those that come with Node.js")
        Optional<RemotePath> cafile)
    implements TaskModule<Nodejs.Seen> {

  /** Where Node.js comes from. */
  enum Method {
    @Doc("Debian's packages, or those of a repository that was added before, such as NodeSource's")
    DISTRIBUTION,
    @Doc("The package `node` of npm; that needs an npm on the host, such as the distribution's")
    NPM,
    @Doc("An archive that is unpacked")
    TARBALL
  }

  /**
   * What was seen.
   *
   * @param have the version that is there
   * @param wanted the version that is wanted, if it is known
   */
  record Seen(
      Optional<String> have, Optional<String> wanted, Optional<PackagesWanted.Seen> packages) {}

  private static final String LOOK =
      WantedVersion.SHELL
          + """
          echo "wanted $(wanted_version "$1" "$2")"
          if [ -x "$3" ]; then echo "node $("$3" --version)"; fi
          """;

  Nodejs {
    var wanted = new WantedVersion(version, versionFile);
    if (!wanted.isNamed() && method != Method.DISTRIBUTION) {
      throw new IllegalArgumentException("give the `version`, or the `version_file` that names it");
    }
    if ((method == Method.TARBALL) != (url.isPresent() && checksum.isPresent())) {
      throw new IllegalArgumentException("`tarball` goes with `url` and `checksum`");
    }
    if (checksum.filter(it -> !it.matches("[0-9a-f]{64}")).isPresent()) {
      throw new IllegalArgumentException("`checksum` has 64 digits from 0 to 9 and a to f");
    }
    new PackageRegistry(registry, cafile);
  }

  WantedVersion wanted() {
    return new WantedVersion(version, versionFile);
  }

  @Override
  public Probe<Seen> probe() {
    var node = method == Method.DISTRIBUTION ? "/usr/bin/node" : prefix + "/bin/node";
    var wanted = wanted();
    var look =
        Probe.script(wanted.about(Script.of(LOOK, wanted.text(), wanted.fileText(), node)))
            .map(it -> seen(it.output().orElse("")))
            .map(it -> new Seen(it.have(), version.or(it::wanted), Optional.empty()));
    return method == Method.DISTRIBUTION
        ? look.with(
            new PackagesWanted(packages).probe(),
            (it, packages) -> new Seen(it.have(), it.wanted(), Optional.of(packages)))
        : look;
  }

  private static Seen seen(String answer) {
    return new Seen(value(answer, "node v"), value(answer, "wanted "), Optional.empty());
  }

  private static Optional<String> value(String answer, String key) {
    return answer
        .lines()
        .filter(line -> line.startsWith(key) && line.length() > key.length())
        .map(line -> line.substring(key.length()))
        .findFirst();
  }

  @Override
  public Plan plan(Seen now) {
    var plan = new NodejsPlans(this, now).plan();
    return plan instanceof Plan.InOrder ? Plan.tells(told(now)) : plan;
  }

  @Override
  public Value.Fields told(String output) {
    return told(seen(output));
  }

  private static Value.Fields told(Seen seen) {
    return Value.Fields.NONE.with("version", seen.have().orElse(""));
  }

  /** Tells the version after it was changed, as the look does. */
  Action tell() {
    var node = method == Method.DISTRIBUTION ? "/usr/bin/node" : prefix + "/bin/node";
    return new Action.Run(Script.of(LOOK, wanted().text(), wanted().fileText(), node));
  }
}
