package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Content;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FreeForm;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.TaskModule;

/** A command that a shell runs. */
@Module(
    name = "shell",
    summary = "Runs a shell command, unless what it is for is there already.",
    since = "0.1",
    examples = {
      """
      - name: Keep a list of what is installed
        shell: dpkg --get-selections | sort > /var/backups/selections
      """,
      """
      - name: Unpack the archive
        shell:
          cmd: zcat backup.tar.gz | tar -x
          chdir: /srv
          creates: /srv/backup
      """
    })
record Shell(
    @Doc("The command, as it would be typed") @FreeForm String cmd,
    @Doc("Path that the command makes: if it is there, the command is not run")
        Optional<RemotePath> creates,
    @Doc("Path that the command removes: if it is not there, the command is not run")
        Optional<RemotePath> removes,
    @Doc("Shell command that changes nothing: if it succeeds, the command is not run")
        Optional<String> unless,
    @Doc("Shell command that changes nothing: if it fails, the command is not run")
        Optional<String> onlyif,
    @Doc("Folder to run in") Optional<RemotePath> chdir,
    @Doc("The shell; only /bin/sh keeps secrets in the command out of the list of processes")
        @Default("/bin/sh")
        RemotePath executable,
    @Doc("What the command reads from its standard input") Optional<Content> stdin,
    @Doc("Whether that ends with a line break, even if none is written") @Default("true")
        boolean stdinAddNewline)
    implements TaskModule<Guard.Verdict> {

  private static final RemotePath SH = new RemotePath("/bin/sh");

  Shell {
    if (cmd.isBlank()) {
      throw new IllegalArgumentException("the command is empty");
    }
  }

  @Override
  public Probe<Guard.Verdict> probe() {
    return new Guard(creates, removes, unless, onlyif, chdir).probe();
  }

  @Override
  public Plan plan(Guard.Verdict now) {
    // Another shell can only be given the command as an argument, which `ps` shows to everybody.
    var script =
        executable.equals(SH) ? Script.of(cmd) : Script.command(executable.text(), "-c", cmd);
    var placed = chdir.map(script::in).orElse(script);
    return Execution.plan(now, cmd, Execution.reading(placed, stdin, stdinAddNewline));
  }
}
