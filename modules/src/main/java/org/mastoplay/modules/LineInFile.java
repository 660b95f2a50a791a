package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.KeepsSecrets;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.TaskModule;

/** One line of a file. */
@Module(
    name = "lineinfile",
    summary = "Sees that a line is in a file, or that no such line is.",
    since = "0.1",
    examples = {
      """
      - name: Let journald keep at most 500 MB
        lineinfile:
          path: /etc/systemd/journald.conf
          regexp: ^#?SystemMaxUse=
          line: SystemMaxUse=500M
      """,
      """
      - name: Forget the old server
        lineinfile:
          path: /etc/hosts
          regexp: old\\.example$
          state: absent
      """
    })
record LineInFile(
    @Doc("File to look after") @Alias({"dest", "destfile", "name"}) RemotePath path,
    @Doc("The line") @Alias("value") @KeepsSecrets Optional<String> line,
    @Doc("Finds the line to replace or remove; the last one, unless `firstmatch` is true")
        @Alias("regex")
        @KeepsSecrets
        Optional<LinePattern> regexp,
    @Doc("Finds the line to replace or remove by a text that it contains") @KeepsSecrets
        Optional<String> searchString,
    @Doc("Whether the line shall be there") @Default("present") Presence state,
    @Doc("New lines go behind the last line that this regular expression matches, or `EOF`")
        @KeepsSecrets
        Optional<String> insertafter,
    @Doc("New lines go before the last line that this regular expression matches, or `BOF`")
        @KeepsSecrets
        Optional<String> insertbefore,
    @Doc("Whether a missing file is made") @Default("false") boolean create,
    @Doc(
            "Whether `\\1` in the line stands for what the expression's first group matched; a line"
                + " that nothing matches is not added then")
        @Default("false")
        boolean backrefs,
    @Doc("Whether the first match counts, not the last") @Default("false") boolean firstmatch,
    @Doc("Permission bits; a new file has 0644 unless given") Optional<ModeRule> mode,
    @Doc("Account that owns it") Optional<Owner> owner,
    @Doc("Group that owns it") Optional<Owner> group,
    @Doc("Whether the old file is kept beside it, with the time in its name") @Default("false")
        boolean backup,
    @Doc("Command that must accept the new file before it takes its place")
        Optional<Validation> validate)
    implements TaskModule<EditedFile.Seen> {

  LineInFile {
    if (state == Presence.PRESENT && line.isEmpty()) {
      throw new IllegalArgumentException("`state: present` needs the parameter `line`");
    }
    if (line.isEmpty() && regexp.isEmpty() && searchString.isEmpty()) {
      throw new IllegalArgumentException(
          "say which line: give `line`, `regexp` or `search_string`");
    }
    if (regexp.isPresent() && searchString.isPresent()) {
      throw new IllegalArgumentException("give either `regexp` or `search_string`");
    }
    if (backrefs && regexp.isEmpty()) {
      throw new IllegalArgumentException("`backrefs` needs `regexp`");
    }
    if (insertafter.isPresent() && insertbefore.isPresent()) {
      throw new IllegalArgumentException("give either `insertafter` or `insertbefore`");
    }
    if (line.filter(it -> it.contains("\n")).isPresent()) {
      throw new IllegalArgumentException("`line` is more than one line");
    }
    insertafter.filter(it -> !it.equals("EOF")).ifPresent(LinePattern::parse);
    insertbefore.filter(it -> !it.equals("BOF")).ifPresent(LinePattern::parse);
  }

  @Override
  public Probe<EditedFile.Seen> probe() {
    return EditedFile.look(path, new Access(mode, owner, group));
  }

  @Override
  public Plan plan(EditedFile.Seen now) {
    if (state == Presence.ABSENT && now.isAbsent()) {
      return Plan.inOrder();
    }
    return new EditedFile(validate, backup)
        .plan(now, create, text -> String.join("\n", new LineEdit(this).apply(text)));
  }
}
