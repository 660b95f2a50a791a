package org.mastoplay.modules;

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
import org.mastoplay.text.Diagnosis;

/** What browsers get from Mastodon: scripts, styles, pictures. */
@Module(
    name = "mastodon_assets",
    summary = "Compiles Mastodon's assets, unless those of this version are there.",
    since = "0.1",
    needs = "git",
    examples = {
      """
      - name: Compile the assets
        mastodon_assets:
        become_user: mastodon
      """,
      """
      - name: Compile the assets on a small host
        mastodon_assets:
          chdir: /srv/mastodon
          memory: 1024
        become_user: mastodon
      """
    })
record MastodonAssets(
    @Doc("Folder that Mastodon lives in") @Default("/home/mastodon/live") RemotePath chdir,
    @Doc("Megabytes that Node.js may use; 1024 suffice, and are no slower")
        Optional<Integer> memory)
    implements TaskModule<ScriptState> {

  // Mastodon itself doesn't note what its assets were compiled from. The note lies where a clean
  // build removes it, and where Git doesn't see it.
  private static final String NOTE =
      """
      note=public/packs/.mastoplay
      version() { git describe --tags --always; }
      inputs() {
        for path in app/javascript app/assets app/views/errors config/locales config/themes.yml \\
          config/vite config/vite.json lib/assets vite.config.mts vite.config.mjs vite.config.ts \\
          build.js package.json streaming/package.json yarn.lock Gemfile.lock; do
          git rev-parse -q --verify "HEAD:$path"
        done | sha256sum | cut -c1-40
      }
      """;

  private static final String LOOK =
      NOTE
          + """
          cd -- "$1" 2>/dev/null && [ -e package.json ] || exit 0
          version=$(version) && inputs=$(inputs) || exit
          echo "wanted $version $inputs"
          manifest=public/packs/.vite/manifest.json
          [ -s "$manifest" ] || exit 0
          echo compiled
          if [ -e "$note" ]; then echo "noted $(cat "$note")"; fi
          for file in $(grep -o '"file": *"[^"]*"' "$manifest" | sed 's/.*"\\([^"]*\\)"$/\\1/' | sort -u) \\
            ../assets/500.html; do
            [ -e "public/packs/$file" ] || echo "lacks $file"
          done
          """;

  private static final String COMPILE =
      NOTE
          + """
          if [ -n "$1" ]; then export NODE_OPTIONS="--max-old-space-size=$1"; fi
          # Else it would install the packages again, from a registry that no setting here names.
          export VITE_RUBY_SKIP_ASSETS_PRECOMPILE_INSTALL=true
          rm -f "$note"
          bin/rails assets:precompile || {
            status=$?
            if [ "$status" = 137 ]; then
              echo 'The system ended the compiler for want of memory: add swap space.' >&2
            fi
            exit "$status"
          }
          echo "$(version) $(inputs)" >"$note"
          """;

  MastodonAssets {
    if (memory.filter(it -> it < 256).isPresent()) {
      throw new IllegalArgumentException("`memory` is at least 256 megabytes");
    }
  }

  @Override
  public Probe<ScriptState> probe() {
    return Probe.script(Script.of(LOOK, chdir.text()).needing("git").about(chdir));
  }

  @Override
  public Plan plan(ScriptState now) {
    if (now instanceof ScriptState.Ran ran && !ran.succeeded()) {
      return Plan.impossible(
          Diagnosis.of("It can't be told what version of Mastodon is in %s.".formatted(chdir))
              .because("Git refuses to tell, mostly since the folder belongs to somebody else.")
              .remedy("Run this with `become: true` and `become_user: mastodon`.")
              .words(ran.err()));
    }
    var report = Finding.report(now);
    var subject = "assets of " + chdir;
    if (report.first("compiled").isEmpty()) {
      return Plan.of(compile(new Difference.Appears(subject, "compiled")));
    }
    var wanted = report.get("wanted");
    var noted = report.first("noted");
    if (!noted.equals(Optional.of(wanted))) {
      var before = noted.map(MastodonAssets::version).orElse("unknown");
      var after = version(wanted);
      return Plan.of(
          compile(
              before.equals(after)
                  ? new Difference.Differs(subject, "sources", "others", "as checked out")
                  : new Difference.Differs(subject, "version", before, after)));
    }
    var lacking = report.all("lacks").size();
    return lacking == 0
        ? Plan.inOrder()
        : Plan.of(
            compile(new Difference.Differs(subject, "files", lacking + " missing", "complete")));
  }

  private static String version(String noted) {
    return noted.replaceFirst(" .*", "");
  }

  private Change compile(Difference difference) {
    var script = Script.of(COMPILE, memory.map(String::valueOf).orElse(""));
    return Change.of(difference, new Action.Run(new Live(chdir).in(script)), Touch.anything());
  }
}
