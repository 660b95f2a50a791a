package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
import org.mastoplay.module.Default;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.FreeForm;
import org.mastoplay.module.Module;
import org.mastoplay.module.PackageState;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** Locales that programs can use. */
@Module(
    name = "locale_gen",
    summary = "Generates locales, or removes them.",
    since = "0.1",
    needs = "locale-gen",
    examples = {
      """
      - name: Make English and German available
        locale_gen:
          name: [en_US.UTF-8, de_DE.UTF-8]
      """,
      """
      - name: Remove a locale that nobody uses
        locale_gen:
          name: fr_FR.UTF-8
          state: absent
      """
    })
record LocaleGen(
    @Doc("Locales, such as en_US.UTF-8") @FreeForm List<String> name,
    @Doc("Whether they shall be there") @Default("present") Presence state)
    implements TaskModule<LocaleGen.Seen> {

  private static final RemotePath FILE = new RemotePath("/etc/locale.gen");
  // Of the oldest locales the list has the encoding behind the name only: fr_FR ISO-8859-1.
  private static final String UNKNOWN =
      """
      supported=/usr/share/i18n/SUPPORTED
      [ -e "$supported" ] || exit 0
      for line; do
        short=${line%%.*}
        case $line in *@*) short=$short@$(echo "${line% *}" | cut -d@ -f2) ;; esac
        grep -qxF -e "$line" -e "$short ${line#* }" "$supported" || printf '%s\n' "$line"
      done
      """;

  /**
   * What was seen.
   *
   * @param generated the locales that are there, one a line, as {@code locale -a} spells them
   * @param tool the package that has all there is to generate
   * @param unknown those of the wanted locales that it doesn't have
   */
  record Seen(FileState file, String generated, PackageState tool, List<String> unknown) {}

  LocaleGen {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("give at least one locale, such as en_US.UTF-8");
    }
    for (var locale : name) {
      if (!locale.matches("[a-z]{2,3}(_[A-Z]{2})?\\.[A-Za-z0-9-]+(@[a-z]+)?")) {
        throw new IllegalArgumentException(
            "`%s` is not a locale with its encoding: write one such as en_US.UTF-8"
                .formatted(locale));
      }
    }
  }

  @Override
  public Probe<Seen> probe() {
    var unknown =
        Probe.script(Script.of(UNKNOWN, name.stream().map(LocaleGen::line).toArray(String[]::new)));
    return Probe.file(FILE, Depth.CONTENT)
        .with(Probe.script(Script.command("locale", "-a")), Map::entry)
        .with(Probe.aptPackage("locales"), Map::entry)
        .with(
            unknown,
            (seen, lines) ->
                new Seen(
                    seen.getKey().getKey(),
                    seen.getKey().getValue().output().orElse(""),
                    seen.getValue(),
                    lines.output().orElse("").lines().toList()));
  }

  @Override
  public Plan plan(Seen now) {
    var present = state == Presence.PRESENT;
    var generated = now.generated().lines().collect(Collectors.toSet());
    var differing =
        name.stream()
            .filter(
                it -> generated.contains(spelled(it)) != present || isListed(now, it) != present)
            .toList();
    if (differing.isEmpty()) {
      return Plan.inOrder();
    }
    if (now.tool().installed().isEmpty()) {
      return Plan.impossible(notInstalled());
    }
    if (present && !now.unknown().isEmpty()) {
      return Plan.impossible(unknown(now.unknown()));
    }
    var differences =
        differing.stream()
            .map(it ->
                present
                    ? new Difference.Appears("locale " + it, "")
                    : new Difference.Vanishes("locale " + it, ""))
            .toList();
    var actions = new ArrayList<Action>();
    var wanted = Content.of(edited(now));
    new DesiredFile(FILE, wanted, Rights.AS_THEY_ARE)
        .changes(now.file())
        .ifPresent(changes -> changes.forEach(it -> actions.addAll(it.actions())));
    actions.add(new Action.Run(Script.command("locale-gen").needing("locale-gen")));
    return Plan.of(
        new Change(
            List.copyOf(differences),
            actions,
            Touch.anything(DesiredFile.written(FILE, wanted, held(now.file())))));
  }

  private String edited(Seen now) {
    var lines = new ArrayList<>(text(now).lines().toList());
    for (var locale : name) {
      var line = line(locale);
      if (state == Presence.ABSENT) {
        lines.replaceAll(it -> it.strip().equals(line) ? "# " + line : it);
        continue;
      }
      lines.replaceAll(it -> uncommented(it).equals(line) ? line : it);
      if (!lines.contains(line)) {
        lines.add(line);
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static Diagnosis notInstalled() {
    return Diagnosis.of("The package locales is not installed.")
        .because("It has what locales are generated from, and the program that does it.")
        .remedy("Install it before this task: `apt: locales`.");
  }

  private static Diagnosis unknown(List<String> lines) {
    var names = lines.stream().map(it -> it.split(" ", 2)[0]).toList();
    return Diagnosis.of("There is no locale %s.".formatted(String.join(", ", names)))
        .because("/usr/share/i18n/SUPPORTED on the host lists all there are.")
        .remedy("Check the spelling: language, country, encoding, such as en_US.UTF-8.");
  }

  /** As it stands in the lists: its name, and again its encoding. */
  private static String line(String locale) {
    return locale + " " + locale.replaceFirst(".*?\\.([^@]+).*", "$1");
  }

  private static boolean isListed(Seen now, String locale) {
    return text(now).lines().anyMatch(it -> it.strip().startsWith(locale + " "));
  }

  private static String text(Seen now) {
    return now.file() instanceof FileState.Regular it
        ? it.content().flatMap(Content::text).orElse("")
        : "";
  }

  private static Rights.Held held(FileState file) {
    return Rights.held(file).orElse(new Rights.Held(Rights.FILE, "root", "root"));
  }

  private static String uncommented(String line) {
    return line.replaceFirst("^#\\s*", "").strip();
  }

  /** As {@code locale -a} spells it: en_US.utf8. */
  private static String spelled(String locale) {
    var dot = locale.indexOf('.');
    var end = locale.contains("@") ? locale.indexOf('@') : locale.length();
    var encoding = locale.substring(dot + 1, end).toLowerCase(Locale.ROOT).replace("-", "");
    return locale.substring(0, dot + 1) + encoding + locale.substring(end);
  }
}
