package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Touch;

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

  /**
   * What was seen.
   *
   * @param generated the locales that are there, one a line, as {@code locale -a} spells them
   */
  record Seen(FileState file, String generated) {}

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
    return Probe.file(FILE, Depth.CONTENT)
        .with(
            Probe.script(Script.command("locale", "-a")),
            (file, all) -> new Seen(file, all.output().orElse("")));
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
    var differences =
        differing.stream()
            .map(it ->
                present
                    ? new Difference.Appears("locale " + it, "")
                    : new Difference.Vanishes("locale " + it, ""))
            .toList();
    var actions = new ArrayList<Action>();
    var wanted = Content.of(edited(now));
    new DesiredFile(
            FILE,
            wanted,
            new Rights(Optional.empty(), Optional.empty(), Optional.empty()),
            Optional.empty(),
            false)
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
      var line = locale + " " + locale.replaceFirst(".*?\\.([^@]+).*", "$1");
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
