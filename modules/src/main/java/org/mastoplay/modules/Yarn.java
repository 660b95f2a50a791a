package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Alias;
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

/** The packages that a program in JavaScript needs, as Yarn locks them. */
@Module(
    name = "yarn",
    summary = "Installs the packages that the yarn.lock of a program names.",
    since = "0.1",
    needs = "yarn",
    examples = {
      """
      - name: Install Mastodon's packages
        yarn:
          chdir: /home/mastodon/live
        become_user: mastodon
      """,
      """
      - name: Install what the streaming server needs, from a registry of one's own
        yarn:
          chdir: /home/mastodon/live
          production: true
          registry: https://npm.example
          cafile: /etc/ssl/certs/ca-certificates.crt
        become_user: mastodon
      """
    })
record Yarn(
    @Doc("Folder of the program") @Alias("path") RemotePath chdir,
    @Doc("Whether yarn.lock must stay as it is") @Default("true") boolean immutable,
    @Doc("Whether packages are left out that only development needs") @Default("false")
        boolean production,
    @Doc("Address of the registry, instead of the usual one") Optional<String> registry,
    @Doc("File with the certificates to trust instead of those that come with Node.js")
        Optional<RemotePath> cafile,
    @Doc("The program; `yarn` unless given") Optional<RemotePath> executable)
    implements TaskModule<ScriptState> {

  // What is wanted is written down beside the packages once they are there. Yarn's own list of
  // what it put where tells whether any of it was taken away since.
  private static final String WANTED =
      """
      wanted() {
        cat package.json yarn.lock .yarnrc.yml .yarnrc 2>/dev/null | sha256sum | cut -c1-64
        echo "production $1"
      }
      stamp=node_modules/.mastoplay-yarn
      """;
  private static final String LOOK =
      WANTED
          + """
          cd "$1" 2>/dev/null || exit 0
          [ -f yarn.lock ] || exit 0
          [ -r "$stamp" ] && [ "$(wanted "$2")" = "$(cat "$stamp")" ] || exit 0
          if [ -r node_modules/.yarn-state.yml ]; then
            sed -n 's|^ *- "\\{0,1\\}\\(node_modules/[^"]*\\)"\\{0,1\\}$|\\1|p' node_modules/.yarn-state.yml |
              while read -r folder; do [ -d "$folder" ] || echo "$folder"; done | grep -q . && exit 0
          elif [ ! -r node_modules/.yarn-integrity ] && [ ! -r .pnp.cjs ]; then
            exit 0
          fi
          echo complete
          """;
  private static final String INSTALL =
      WANTED
          + """
          yarn=$2 immutable=$3 production=$4
          if ! cd "$1"; then
            echo "The program isn't there: check it out before its packages are installed." >&2
            exit 1
          fi
          major=$("$yarn" --version) || exit
          if [ "${major%%.*}" = 1 ]; then
            set -- install --non-interactive
            if [ "$immutable" = true ]; then set -- "$@" --frozen-lockfile; fi
            if [ "$production" = true ]; then set -- "$@" --production; fi
          elif [ "$production" = true ]; then
            set -- workspaces focus --all --production
          elif [ "$immutable" = true ]; then
            set -- install --immutable
          else
            set -- install
          fi
          "$yarn" "$@" || exit
          mkdir -p node_modules && wanted "$production" >"$stamp"
          """;

  Yarn {
    new PackageRegistry(registry, cafile);
  }

  private String program() {
    return executable.map(RemotePath::text).orElse("yarn");
  }

  @Override
  public Probe<ScriptState> probe() {
    return Probe.script(
        Script.of(LOOK, chdir.text(), String.valueOf(production))
            .about(
                chdir.child("package.json"),
                chdir.child("yarn.lock"),
                chdir.child(".yarnrc.yml"),
                chdir.child("node_modules")));
  }

  @Override
  public Plan plan(ScriptState now) {
    if (now.output().filter(it -> it.strip().equals("complete")).isPresent()) {
      return Plan.inOrder();
    }
    var install =
        Script.of(
                INSTALL,
                chdir.text(),
                program(),
                String.valueOf(immutable),
                String.valueOf(production))
            .needing(program())
            .with(new PackageRegistry(registry, cafile).environment());
    return Plan.of(
        Change.of(
            new Difference.Appears("packages of " + chdir, ""),
            new Action.Run(install),
            Touch.anything().stirring(chdir.child("node_modules"))));
  }
}
