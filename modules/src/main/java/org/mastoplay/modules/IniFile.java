package org.mastoplay.modules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.KeepsSecrets;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.TaskModule;

/** An option in a section of an INI file. */
@Module(
    name = "ini_file",
    summary = "Sets or removes an option of an INI file, and keeps all else that is in it.",
    since = "0.1",
    examples = {
      """
      - name: Let journald keep at most 500 MB
        ini_file:
          path: /etc/systemd/journald.conf
          section: Journal
          option: SystemMaxUse
          value: 500M
          no_extra_spaces: true
      """,
      """
      - name: Ask two time servers
        ini_file:
          path: /etc/example.conf
          section: time
          option: server
          values: [ntp1.example, ntp2.example]
      """,
      """
      - name: Remove the section
        ini_file:
          path: /etc/example.conf
          section: old
          state: absent
      """
    })
record IniFile(
    @Doc("The INI file") @Alias({"dest", "name"}) RemotePath path,
    @Doc("Section of the option; before all sections unless given") Optional<String> section,
    @Doc("The option; with `state: absent` and without it, the whole section goes")
        Optional<String> option,
    @Doc("Its value") @KeepsSecrets Optional<String> value,
    @Doc("Its values, one a line, for an option that may stand several times") @KeepsSecrets
        List<String> values,
    @Doc("Whether it shall be there") @Default("present") Presence state,
    @Doc("Whether other values of the option are removed") @Default("true") boolean exclusive,
    @Doc("Whether the option may stand without `=` and a value") @Default("false")
        boolean allowNoValue,
    @Doc("Whether new lines have no spaces around `=`") @Default("false") boolean noExtraSpaces,
    @Doc("Whether a line that is commented out gives its place to the option") @Default("true")
        boolean modifyInactiveOption,
    @Doc("Whether a missing file is made") @Default("true") boolean create,
    @Doc("Permission bits; a new file has 0644 unless given") Optional<ModeRule> mode,
    @Doc("Account that owns it") Optional<Owner> owner,
    @Doc("Group that owns it") Optional<Owner> group,
    @Doc("Whether the old file is kept beside it, with the time in its name") @Default("false")
        boolean backup)
    implements TaskModule<EditedFile.Seen> {

  IniFile {
    if (section.isEmpty() && option.isEmpty()) {
      throw new IllegalArgumentException("give `option`, `section`, or both");
    }
    if (value.isPresent() && !values.isEmpty()) {
      throw new IllegalArgumentException("give either `value` or `values`");
    }
    var valued = value.isPresent() || !values.isEmpty();
    if (valued && option.isEmpty()) {
      throw new IllegalArgumentException("`value` needs `option`");
    }
    if (option.isPresent() && !valued && !allowNoValue && state == Presence.PRESENT) {
      throw new IllegalArgumentException("`option` needs `value`, or `allow_no_value: true`");
    }
    if (option.filter(it -> it.isBlank() || it.matches("(?s).*[=\\n].*|\\s*\\[.*")).isPresent()) {
      throw new IllegalArgumentException("`%s` can't be an option".formatted(option.get()));
    }
    if (section.filter(it -> it.isBlank() || it.matches("(?s).*[\\]\\n].*")).isPresent()) {
      throw new IllegalArgumentException("`%s` can't be a section".formatted(section.get()));
    }
    if (Stream.concat(value.stream(), values.stream()).anyMatch(it -> it.contains("\n"))) {
      throw new IllegalArgumentException("a value is one line");
    }
  }

  /** The values that the option shall have, or shall not have. */
  List<String> all() {
    return Stream.concat(value.stream(), values.stream()).distinct().toList();
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
    return new EditedFile(Optional.empty(), backup).plan(now, create, new IniEdit(this)::apply);
  }
}
