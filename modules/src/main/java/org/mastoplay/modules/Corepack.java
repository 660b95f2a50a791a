package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
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
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Touch;

/** Corepack, which brings each program the Yarn that it asks for. */
@Module(
    name = "corepack",
    summary = "Makes `yarn` the version that each program asks for.",
    since = "0.1",
    needs = "npm",
    examples = {
      """
      - name: Let programs choose their Yarn
        corepack:
      """,
      """
      - name: Let programs choose their Yarn, from a registry of one's own
        corepack:
          version: "0.34"
          registry: https://npm.example
          cafile: /etc/ssl/certs/ca-certificates.crt
      """
    })
record Corepack(
    @Doc("Whether `yarn` is Corepack's") @Default("present") Presence state,
    @Doc("Version of Corepack, where it is not the one that came with Node.js")
        Optional<String> version,
    @Doc("Address of the registry, instead of the usual one") Optional<String> registry,
    @Doc("File with the certificates to trust instead of those that come with Node.js")
        Optional<RemotePath> cafile,
    @Doc("Folder for `yarn` and the like; beside `corepack` unless given")
        Optional<RemotePath> installDirectory)
    implements TaskModule<ScriptState> {

  private static final String LOOK =
      """
      if command -v corepack >/dev/null; then echo "corepack $(corepack --version)"; fi
      yarn=${1:+$1/yarn}
      case $(readlink -f "${yarn:-$(command -v yarn)}") in
        */corepack/*) echo "yarn there" ;;
      esac
      """;
  private static final String ENABLE =
      """
      if [ -n "$1" ]; then npm install --global "$1" || exit; fi
      corepack enable ${2:+--install-directory "$2"}
      """;
  private static final String DISABLE = "corepack disable ${1:+--install-directory \"$1\"}";

  Corepack {
    version.ifPresent(it -> new WantedVersion(Optional.of(it), Optional.empty()));
    new PackageRegistry(registry, cafile);
  }

  @Override
  public Probe<ScriptState> probe() {
    return Probe.script(Script.of(LOOK, folder()).needing("node"));
  }

  private String folder() {
    return installDirectory.map(RemotePath::text).orElse("");
  }

  @Override
  public Plan plan(ScriptState now) {
    var lines = now.output().orElse("").lines().toList();
    var have =
        lines.stream()
            .filter(it -> it.startsWith("corepack "))
            .map(it -> it.substring(9))
            .findFirst();
    var enabled = lines.contains("yarn there");
    if (state == Presence.ABSENT) {
      return enabled
          ? Plan.of(change(List.of(new Difference.Vanishes("yarn", "")), script(DISABLE, folder())))
          : Plan.inOrder();
    }
    var differences = new ArrayList<Difference>();
    var install = "";
    if (have.isEmpty()) {
      // Without a wanted version nobody can tell yet whether Node.js will bring it along.
      version.ifPresent(it -> differences.add(new Difference.Appears("corepack", it)));
      install = "corepack" + version.map("@"::concat).orElse("");
    } else if (!version.map(it -> WantedVersion.isOneOf(have.get(), it)).orElse(true)) {
      differences.add(
          new Difference.Differs("corepack", "version", have.get(), version.orElseThrow()));
      install = "corepack@" + version.orElseThrow();
    }
    if (!enabled) {
      differences.add(new Difference.Appears("yarn", "by Corepack"));
    }
    return differences.isEmpty()
        ? Plan.inOrder()
        : Plan.of(change(differences, script(ENABLE, install, folder()).needing("npm")));
  }

  private Script script(String text, String... arguments) {
    return Script.of(text, arguments).with(new PackageRegistry(registry, cafile).environment());
  }

  private static Change change(List<Difference> differences, Script script) {
    return new Change(differences, List.of(new Action.Run(script)), Touch.anything());
  }
}
