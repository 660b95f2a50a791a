package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
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

/** Packages of npm: one for the whole host or for a program, or all that a program locks. */
@Module(
    name = "npm",
    summary = "Installs packages of JavaScript with npm.",
    since = "0.1",
    needs = "npm",
    examples = {
      """
      - name: Install a tool for everybody
        npm:
          name: svgo
          version: "4"
          global: true
      """,
      """
      - name: Install what a program locks in its package-lock.json
        npm:
          path: /srv/app
          ci: true
          production: true
      """
    })
record Npm(
    @Doc("Package; all that the program in `path` names unless given") Optional<String> name,
    @Doc("Its version: 4 means any that begins so") Optional<String> version,
    @Doc("Whether it is installed for the whole host") @Default("false") boolean global,
    @Doc("Folder of the program that needs it") @Alias("chdir") Optional<RemotePath> path,
    @Doc("Whether it is there") @Default("present") Presence state,
    @Doc("Whether exactly what is locked is installed, as `npm ci` does") @Default("false")
        boolean ci,
    @Doc("Whether packages are left out that only development needs") @Default("false")
        boolean production,
    @Doc("Whether the packages' own scripts are left out") @Default("false") boolean ignoreScripts,
    @Doc("Address of the registry, instead of the usual one") Optional<String> registry,
    @Doc("File with the certificates to trust instead of those that come with Node.js")
        Optional<RemotePath> cafile,
    @Doc("The program; `npm` unless given") Optional<RemotePath> executable)
    implements TaskModule<ScriptState> {

  private static final String LOOK_AT_PACKAGE =
      """
      if [ -n "$2" ]; then
        folder=$2/node_modules
      else
        folder=$("$3" root --global) || exit
      fi
      sed -n 's/^ *"version": *"\\([^"]*\\)".*/version \\1/p' "$folder/$1/package.json" 2>/dev/null |
        head -n 1
      """;
  private static final String WANTED =
      """
      wanted() {
        cat package.json package-lock.json npm-shrinkwrap.json 2>/dev/null | sha256sum | cut -c1-64
        echo "production $1"
      }
      stamp=node_modules/.mastoplay-npm
      """;
  private static final String LOOK_AT_PROGRAM =
      WANTED
          + """
          cd "$1" 2>/dev/null || exit 0
          [ -r "$stamp" ] && [ "$(wanted "$2")" = "$(cat "$stamp")" ] || exit 0
          sed -n 's|^ *"\\(node_modules/[^"]*\\)": {$|\\1|p' node_modules/.package-lock.json |
            while read -r folder; do [ -d "$folder" ] || echo "$folder"; done | grep -q . && exit 0
          echo complete
          """;
  private static final String INSTALL_PROGRAM =
      WANTED
          + """
          production=$2
          if ! cd "$1"; then
            echo "The program isn't there: check it out before its packages are installed." >&2
            exit 1
          fi
          shift 2
          "$@" || exit
          mkdir -p node_modules && wanted "$production" >"$stamp"
          """;

  Npm {
    if (global == path.isPresent()) {
      throw new IllegalArgumentException(
          "give either `path`, the folder of a program, or `global: true`");
    }
    if (name.isEmpty() && (global || version.isPresent() || state == Presence.ABSENT)) {
      throw new IllegalArgumentException("give the `name` of the package");
    }
    if (name.isPresent() && ci) {
      throw new IllegalArgumentException("`ci` installs all that is locked: leave `name` out");
    }
    name.ifPresent(it -> {
      if (!it.matches("(@[a-z0-9~][a-z0-9._~-]*/)?[a-z0-9~][a-z0-9._~-]*")) {
        throw new IllegalArgumentException("`%s` is not the name of a package".formatted(it));
      }
    });
    new PackageRegistry(registry, cafile);
  }

  private String program() {
    return executable.map(RemotePath::text).orElse("npm");
  }

  @Override
  public Probe<ScriptState> probe() {
    var folder = path.map(RemotePath::text).orElse("");
    var look =
        name.map(it -> Script.of(LOOK_AT_PACKAGE, it, folder, program()).needing(program()))
            .orElseGet(() -> Script.of(LOOK_AT_PROGRAM, folder, String.valueOf(production)));
    return Probe.script(
        path.map(it ->
                look.about(
                    it.child("package.json"),
                    it.child("package-lock.json"),
                    it.child("node_modules")))
            .orElse(look));
  }

  @Override
  public Plan plan(ScriptState now) {
    return name.map(it -> planned(it, now)).orElseGet(() -> planned(now));
  }

  private Plan planned(String name, ScriptState now) {
    var have =
        now.output().filter(it -> it.startsWith("version ")).map(it -> it.strip().substring(8));
    var place = path.map(it -> " in " + it).orElse("");
    var subject = "npm package " + name + place;
    if (state == Presence.ABSENT) {
      return have.map(
              it -> change(new Difference.Vanishes(subject, it), npm(List.of("uninstall", name))))
          .orElseGet(Plan::inOrder);
    }
    var install = npm(List.of("install", name + version.map("@"::concat).orElse("")));
    if (have.isEmpty()) {
      return change(new Difference.Appears(subject, version.orElse("")), install);
    }
    return version
        .filter(it -> !WantedVersion.isOneOf(have.get(), it))
        .map(it -> change(new Difference.Differs(subject, "version", have.get(), it), install))
        .orElseGet(Plan::inOrder);
  }

  private Plan planned(ScriptState now) {
    if (now.output().filter(it -> it.strip().equals("complete")).isPresent()) {
      return Plan.inOrder();
    }
    var folder = path.orElseThrow();
    var words = new ArrayList<>(List.of(folder.text(), String.valueOf(production)));
    words.addAll(npm(List.of(ci ? "ci" : "install")));
    return Plan.of(
        Change.of(
            new Difference.Appears("packages of " + folder, ""),
            new Action.Run(script(Script.of(INSTALL_PROGRAM, words.toArray(String[]::new)))),
            Touch.anything().stirring(folder.child("node_modules"))));
  }

  private List<String> npm(List<String> command) {
    var words = new ArrayList<>(List.of(program()));
    words.addAll(command);
    if (global) {
      words.add("--global");
    }
    if (production) {
      words.add("--omit=dev");
    }
    if (ignoreScripts) {
      words.add("--ignore-scripts");
    }
    return words;
  }

  private Plan change(Difference difference, List<String> command) {
    var placed = script(Script.command(command));
    return Plan.of(
        Change.of(
            difference, new Action.Run(path.map(placed::in).orElse(placed)), Touch.anything()));
  }

  private Script script(Script script) {
    return script.needing(program()).with(new PackageRegistry(registry, cafile).environment());
  }
}
