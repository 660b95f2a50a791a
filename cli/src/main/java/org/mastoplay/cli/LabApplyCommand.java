package org.mastoplay.cli;

import com.google.common.collect.ImmutableList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mastoplay.lab.LabHost;
import org.mastoplay.lab.Suite;
import org.mastoplay.play.PlaybookFile;
import org.mastoplay.play.PlaybookReader;
import org.mastoplay.secret.SecretStore;
import org.mastoplay.text.Problems;
import picocli.CommandLine.Model.CommandSpec;

/** {@code mastoplay lab apply}: boots the hosts that a playbook needs, and applies it to them. */
final class LabApplyCommand implements Command {
  private final Wiring wiring;

  private final Argument<Path> playbook = UsualArguments.playbook();

  private final HostFlags hosts = new HostFlags();
  private final TaskFlags tasks = new TaskFlags();
  private final OutputFlags output = new OutputFlags();

  private final Argument<Boolean> check = UsualArguments.check();

  private final Argument<String> suite = UsualArguments.suite();

  private final CommandSpec spec =
      Command.spec(
          this,
          List.of(playbook, hosts, tasks, output, check, suite),
          "Boot a host for each group that a playbook names, and apply it to them.",
          "Beside the playbook may be a file of its name in a folder \"lab\", an inventory with the"
              + " variables for a rehearsal: then the lab's own internet is booted too.");

  LabApplyCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public CommandSpec spec() {
    return spec;
  }

  @Override
  public Integer call() {
    var surroundings = wiring.surroundings();
    var patterns = patterns();
    var lab = wiring.lab().get();
    var booted = lab.up(LabCast.of(patterns, lab.hosts()), Suite.parse(suite.get()));
    var rehearsal =
        playbook.get().toAbsolutePath().resolveSibling("lab").resolve(playbook.get().getFileName());
    var inventory = ImmutableList.<String>builder().add(lab.inventory().toString());
    if (Files.isRegularFile(rehearsal)) {
      lab.internet();
      inventory.add(rehearsal.toString());
    }
    var options = hosts.options(tasks, check.get(), surroundings, inventory.build());
    var run = wiring.checker().get().check(playbook.get(), options);
    var again = Again.applying("lab apply", spec.commandLine().getParseResult());
    var code = new Session(surroundings, output).run(run, check.get(), again, false);
    if (output.form.get() == OutputFlags.Form.text) {
      tellAddresses(booted);
      tellSecrets(lab.inventory());
    }
    return code;
  }

  /** The plays' {@code hosts}. */
  private List<String> patterns() {
    var problems = new Problems();
    var names = wiring.modules().get().names();
    var folder = playbook.get().toAbsolutePath().resolveSibling("");
    var reader = new PlaybookReader(names, wiring.keys());
    var read = reader.read(PlaybookFile.read(playbook.get()), folder, problems);
    problems.throwIfAny();
    return read.orElseThrow().plays().stream().map(play -> play.hosts().text()).toList();
  }

  private void tellAddresses(List<LabHost> booted) {
    var out = wiring.surroundings().out();
    out.println();
    booted.forEach(host ->
        out.printf(
            "%s is at http://%s/   log in: mastoplay lab ssh %s%n",
            host.name(), host.address(), host.name()));
  }

  private void tellSecrets(Path inventory) {
    var out = wiring.surroundings().out();
    if (Files.isRegularFile(inventory.resolveSibling(SecretStore.FILE))) {
      out.printf("Show a secret of this lab with:  mastoplay secrets show NAME -i %s%n", inventory);
    }
    out.println("Remove what was booted with:  mastoplay lab down");
  }
}
