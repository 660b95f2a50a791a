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

/** Some lines of a file, between two that mark them. */
@Module(
    name = "blockinfile",
    summary = "Keeps a block of lines in a file, between two lines that mark it.",
    since = "0.1",
    examples = {
      """
      - name: Name the other hosts
        blockinfile:
          path: /etc/hosts
          block: |
            10.0.0.2 db.internal
            10.0.0.3 cache.internal
      """,
      """
      - name: Let only administrators log in by password
        blockinfile:
          path: /etc/ssh/sshd_config
          marker: "# {mark} passwords"
          insertbefore: ^Match
          block: PasswordAuthentication no
          validate: sshd -t -f %s
      """,
      """
      - name: Remove the block
        blockinfile:
          path: /etc/hosts
          state: absent
      """
    })
record BlockInFile(
    @Doc("File to look after") @Alias({"dest", "destfile", "name"}) RemotePath path,
    @Doc("The lines") @Alias("content") @Default("") @KeepsSecrets String block,
    @Doc(
            "The lines that mark the block; `{mark}` stands for `marker_begin` and `marker_end`."
                + " Each block of a file needs another")
        @Default("# {mark} ANSIBLE MANAGED BLOCK")
        String marker,
    @Doc("What `{mark}` stands for before the block") @Default("BEGIN") String markerBegin,
    @Doc("What `{mark}` stands for behind the block") @Default("END") String markerEnd,
    @Doc("Whether the block shall be there; an empty one never is") @Default("present")
        Presence state,
    @Doc("A new block goes behind the last line that this regular expression matches, or `EOF`")
        Optional<String> insertafter,
    @Doc("A new block goes before the last line that this regular expression matches, or `BOF`")
        Optional<String> insertbefore,
    @Doc("Whether a missing file is made") @Default("false") boolean create,
    @Doc("Whether an empty line parts the block from what is before it") @Default("false")
        boolean prependNewline,
    @Doc("Whether an empty line parts the block from what is behind it") @Default("false")
        boolean appendNewline,
    @Doc("Permission bits; a new file has 0644 unless given") Optional<ModeRule> mode,
    @Doc("Account that owns it") Optional<Owner> owner,
    @Doc("Group that owns it") Optional<Owner> group,
    @Doc("Whether the old file is kept beside it, with the time in its name") @Default("false")
        boolean backup,
    @Doc("Command that must accept the new file before it takes its place")
        Optional<Validation> validate)
    implements TaskModule<EditedFile.Seen> {

  BlockInFile {
    if (!marker.contains("{mark}")) {
      throw new IllegalArgumentException(
          "`marker` needs `{mark}`, which tells the line before the block from that behind it");
    }
    if (markerBegin.equals(markerEnd)) {
      throw new IllegalArgumentException("`marker_begin` and `marker_end` must differ");
    }
    if ((marker + markerBegin + markerEnd).contains("\n")) {
      throw new IllegalArgumentException("a marker is one line");
    }
    if (insertafter.isPresent() && insertbefore.isPresent()) {
      throw new IllegalArgumentException("give either `insertafter` or `insertbefore`");
    }
    insertafter.filter(it -> !it.equals("EOF")).ifPresent(LinePattern::parse);
    insertbefore.filter(it -> !it.equals("BOF")).ifPresent(LinePattern::parse);
    var begin = marker.replace("{mark}", markerBegin);
    var end = marker.replace("{mark}", markerEnd);
    if (block.lines().anyMatch(it -> it.equals(begin) || it.equals(end))) {
      throw new IllegalArgumentException(
          "`block` holds one of its own markers: give another `marker`");
    }
  }

  /** Whether there shall be a block; an empty one is none, as with Ansible. */
  boolean isWanted() {
    return state == Presence.PRESENT && !block.isEmpty();
  }

  String begin() {
    return marker.replace("{mark}", markerBegin);
  }

  String end() {
    return marker.replace("{mark}", markerEnd);
  }

  @Override
  public Probe<EditedFile.Seen> probe() {
    return EditedFile.look(path, new Access(mode, owner, group));
  }

  @Override
  public Plan plan(EditedFile.Seen now) {
    if (!isWanted() && now.isAbsent()) {
      return Plan.inOrder();
    }
    return new EditedFile(validate, backup).plan(now, create, new BlockEdit(this)::apply);
  }
}
