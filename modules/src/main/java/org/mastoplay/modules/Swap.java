package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;

/** A file that a host uses when its memory runs short. */
@Module(
    name = "swap",
    summary = "Gives a host a swap file, so that programs don't die when its memory runs short.",
    since = "0.1",
    examples = {
      """
      - name: Have 2 GiB of swap
        swap:
          size: 2G
      """,
      """
      - name: Have 4 GiB of memory and swap together, however little memory the host has
        swap:
          total: 4G
      """
    })
record Swap(
    @Doc("The file") @Default("/swapfile") RemotePath path,
    @Doc("How large it is") Optional<MemorySize> size,
    @Doc(
            "How much memory and swap the host has together, at the least, instead of `size`: the"
                + " file becomes as large as that takes, and never smaller than it is")
        Optional<MemorySize> total,
    @Doc("Whether there is a swap file") @Default("present") Presence state,
    @Doc("Table that has it used again after a restart") @Default("/etc/fstab") RemotePath fstab)
    implements TaskModule<Swap.Seen> {

  /** What was seen. */
  record Seen(FileState file, FileState fstab, ScriptState host) {}

  Swap {
    if (size.isPresent() && total.isPresent()) {
      throw new IllegalArgumentException("give either `size` or `total`");
    }
    if (state == Presence.PRESENT && size.isEmpty() && total.isEmpty()) {
      throw new IllegalArgumentException("give `size`, such as 2G, or `total`");
    }
  }

  @Override
  public Probe<Seen> probe() {
    return Probe.file(path, Depth.ATTRIBUTES)
        .with(Probe.file(fstab, Depth.CONTENT), (file, table) -> new Seen(file, table, NOBODY))
        .with(Probe.script(look()), (seen, host) -> new Seen(seen.file(), seen.fstab(), host));
  }

  @Override
  public Plan plan(Seen now) {
    return new SwapPlans(this, now).plan();
  }

  /** What is asked of the host. */
  Script look() {
    return Script.of(SwapPlans.LOOK, path.text());
  }

  private static final ScriptState NOBODY = new ScriptState.Unavailable("");
}
