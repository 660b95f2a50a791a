package org.mastoplay.modules;

import java.util.List;
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

/** A command that is run as it is, without a shell. */
@Module(
    name = "command",
    summary = "Runs a command, unless what it is for is there already.",
    since = "0.1",
    examples = {
      """
      - name: Update the search path of libraries
        command: ldconfig
      """,
      """
      - name: Make the parameters for Diffie-Hellman
        command:
          cmd: openssl dhparam -out /etc/ssl/dhparam.pem 2048
          creates: /etc/ssl/dhparam.pem
      """,
      """
      - name: Install the gems
        command:
          argv: [bundle, install, --deployment]
          chdir: /home/mastodon/live
          unless: bundle check
      """
    })
record Command(
    @Doc("The command; blanks separate its words, quotes hold them together") @FreeForm
        Optional<String> cmd,
    @Doc("The command as a list of words, instead of `cmd`") List<String> argv,
    @Doc("Path that the command makes: if it is there, the command is not run")
        Optional<RemotePath> creates,
    @Doc("Path that the command removes: if it is not there, the command is not run")
        Optional<RemotePath> removes,
    @Doc("Shell command that changes nothing: if it succeeds, the command is not run")
        Optional<String> unless,
    @Doc("Shell command that changes nothing: if it fails, the command is not run")
        Optional<String> onlyif,
    @Doc("Folder to run in") Optional<RemotePath> chdir,
    @Doc("What the command reads from its standard input") Optional<Content> stdin,
    @Doc("Whether that ends with a line break, even if none is written") @Default("true")
        boolean stdinAddNewline)
    implements TaskModule<Guard.Verdict> {

  Command {
    if (cmd.isPresent() != argv.isEmpty()) {
      throw new IllegalArgumentException("give either `cmd` or `argv`");
    }
    if (cmd.isPresent() && CommandLine.split(cmd.get()).isEmpty()) {
      throw new IllegalArgumentException("the command is empty");
    }
  }

  @Override
  public Probe<Guard.Verdict> probe() {
    return new Guard(creates, removes, unless, onlyif, chdir).probe();
  }

  @Override
  public Plan plan(Guard.Verdict now) {
    var script = Script.command(cmd.map(CommandLine::split).orElse(argv));
    var placed = chdir.map(script::in).orElse(script);
    return Execution.plan(
        now,
        cmd.orElseGet(() -> String.join(" ", argv)),
        Execution.reading(placed, stdin, stdinAddNewline));
  }
}
