package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Content;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.KeepsSecrets;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.TaskModule;
import org.mastoplay.text.Diagnosis;

/** All places of a file that an expression matches. */
@Module(
    name = "replace",
    summary = "Replaces all that a regular expression matches in a file.",
    since = "0.1",
    examples = {
      """
      - name: Let PostgreSQL trust nobody
        replace:
          path: /etc/postgresql/17/main/pg_hba.conf
          regexp: '\\btrust$'
          replace: scram-sha-256
      """,
      """
      - name: Give all local sockets another port, but only within the section
        replace:
          path: /etc/example.conf
          after: '^\\[sockets\\]$'
          before: '^\\['
          regexp: '^port = (\\d)\\d+$'
          replace: 'port = \\g<1>80'
      """
    })
record Replace(
    @Doc("File to look after") @Alias({"dest", "destfile", "name"}) RemotePath path,
    @Doc(
            "What to replace, wherever it stands; `^` and `$` match at every line, and `.` never"
                + " matches a line break")
        @Alias("regex")
        @KeepsSecrets
        LinePattern regexp,
    @Doc(
            "What stands in its place; `\\1` or `\\g<1>` for what the first group matched, nothing"
                + " unless given")
        @Default("")
        @KeepsSecrets
        String replace,
    @Doc("Only behind the first place that this regular expression matches; `.` matches all")
        Optional<LinePattern> after,
    @Doc("Only before the first place (behind that of `after`) that this one matches")
        Optional<LinePattern> before,
    @Doc("Permission bits") Optional<ModeRule> mode,
    @Doc("Account that owns it") Optional<Owner> owner,
    @Doc("Group that owns it") Optional<Owner> group,
    @Doc("Whether the old file is kept beside it, with the time in its name") @Default("false")
        boolean backup,
    @Doc("Command that must accept the new file before it takes its place")
        Optional<Validation> validate)
    implements TaskModule<EditedFile.Seen> {

  @Override
  public Probe<EditedFile.Seen> probe() {
    return EditedFile.look(path, new Access(mode, owner, group));
  }

  @Override
  public Plan plan(EditedFile.Seen now) {
    var text =
        now.state() instanceof FileState.Regular it
            ? it.content().flatMap(Content::text)
            : Optional.<String>empty();
    if (text.filter(this::repeats).isPresent()) {
      return Plan.impossible(
          Diagnosis.of("The replacement in %s would never come to an end.".formatted(path))
              .because("`regexp` matches what `replace` puts there, so every run would change it.")
              .remedy("Write an expression that doesn't match what has been replaced already."));
    }
    return new EditedFile(validate, backup).plan(now, false, this::edited);
  }

  private boolean repeats(String text) {
    var once = edited(text);
    return !once.equals(text) && !edited(once).equals(once);
  }

  private String edited(String text) {
    var from = 0;
    var to = text.length();
    if (after.isPresent()) {
      var match = after.get().across().matcher(text);
      if (!match.find()) {
        return text;
      }
      from = match.end();
    }
    if (before.isPresent()) {
      var match = before.get().across().matcher(text).region(from, to);
      match.useAnchoringBounds(false).useTransparentBounds(true);
      if (!match.find()) {
        return text;
      }
      to = match.start();
    }
    var part = regexp.inLines().matcher(text).region(from, to);
    part.useAnchoringBounds(false).useTransparentBounds(true);
    var out = new StringBuilder(text.substring(0, from));
    var copied = from;
    while (part.find()) {
      out.append(text, copied, part.start()).append(LinePattern.filled(replace, part));
      copied = part.end();
    }
    return out.append(text, copied, text.length()).toString();
  }
}
