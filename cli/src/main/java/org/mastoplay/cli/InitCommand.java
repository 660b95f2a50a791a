package org.mastoplay.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.mastoplay.cli.render.CheckResult;
import org.mastoplay.plan.Questions;
import org.mastoplay.play.Playbook;
import org.mastoplay.secret.EncryptedFile;
import org.mastoplay.secret.VariableFiles;
import org.mastoplay.text.Problems;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code mastoplay init}: asks what a playbook has to be told, and writes an inventory. */
final class InitCommand implements Command {
  private static final String USUAL = "inventory.yml";

  private final Wiring wiring;
  private final Dialogue dialogue;

  private final Argument<Path> playbook =
      Argument.one(
          Path.class,
          PositionalParamSpec.builder()
              .paramLabel("PLAYBOOK")
              .description("The playbook, such as playbooks/site.yml."));

  private final Argument<Path> inventory =
      Argument.usually(
          Path.class,
          Path.of(USUAL),
          OptionSpec.builder("-i", "--inventory")
              .paramLabel("FILE")
              .description("The inventory to write (${DEFAULT-VALUE})."));

  InitCommand(Wiring wiring) {
    this.wiring = wiring;
    this.dialogue = new Dialogue(wiring.surroundings());
  }

  @Override
  public CommandSpec spec() {
    return Command.spec(
        this,
        List.of(playbook, inventory),
        "Ask what a playbook has to know of your server, and write it to an inventory.",
        "Nothing is written before all is answered, and the server is not changed.");
  }

  @Override
  public Integer call() {
    refuseWhatCannotBeWritten();
    var problems = new Problems();
    var read = wiring.playbook(playbook.get());
    var questions = new Questions(new VariableFiles(wiring.keys())).of(read, problems);
    problems.throwIfAny();

    dialogue.say(
        ("This asks what %s has to know, and writes it to %s. Enter takes what stands in"
                + " [brackets]; Ctrl-C leaves everything as it was.")
            .formatted(playbook.get(), inventory.get()));
    var server = new ServerQuestion(dialogue, wiring.checker()).ask();
    var answers = new Interview(dialogue, new OwnPublicKeys(home())).ask(questions);
    var address = server.address();
    var written = new NewInventory(playbook.get(), group(read), address, !address.isRoot());
    var text = written.text(answers, recipients(answers));
    write(text);
    dialogue.turnTo("Written: " + inventory.get());
    check(server);
    return ExitCode.OK;
  }

  /** Beforehand, lest answers be lost. */
  private void refuseWhatCannotBeWritten() {
    if (Files.exists(inventory.get())) {
      throw taken();
    }
    var folder = inventory.get().toAbsolutePath().resolveSibling("");
    if (!Files.isWritable(folder)) {
      throw new Complaint(
          "%s can't be written: there is no folder %s, or you may not write to it."
              .formatted(inventory.get(), folder));
    }
    if (wiring.keys().exist()) {
      new EncryptedFile(inventory.get(), wiring.keys()).recipients();
    }
  }

  /** The group that the playbook is for; of a pattern its first word. */
  private static Optional<String> group(Playbook read) {
    return read.plays().stream()
        .map(play -> play.hosts().text().split("[:,\\[]", 2)[0].strip())
        .filter(name -> name.matches("[A-Za-z_][\\w-]*"))
        .filter(name -> !name.equals("localhost"))
        .findFirst()
        .filter(name -> !name.equals("all"));
  }

  /** For whom secret answers are encrypted; whoever has no key gets one. */
  private List<String> recipients(List<Answer> answers) {
    if (answers.stream().noneMatch(it -> it.param().secret())) {
      return List.of();
    }
    var keys = wiring.keys();
    if (!keys.exist()) {
      keys.create();
      dialogue.turnTo(
          ("Made a key that opens your passwords: %s. Keep a copy of it in a safe place: what is"
                  + " encrypted is lost without it.")
              .formatted(keys.shownFile()));
    }
    return new EncryptedFile(inventory.get(), keys).recipients();
  }

  private void write(String text) {
    try {
      Files.writeString(inventory.get(), text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException meanwhile) {
      throw taken();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Complaint taken() {
    return new Complaint(
        "%s is there already, and stays as it is. Change it in an editor, or write another:  mastoplay init %s -i FILE"
            .formatted(inventory.get(), playbook.get()));
  }

  /** Tells whether it fits, and what to do next. */
  private void check(FoundServer server) {
    var words =
        (inventory.get().equals(Path.of(USUAL)) ? "" : " -i " + inventory.get())
            + (server.wantsPassword() ? " -K" : "");
    var run = wiring.checker().get().check(playbook.get(), HostFlags.dryRun(inventory.get()));
    dialogue.say(
        "%s: no mistakes found in %s.".formatted(playbook.get(), CheckResult.countOf(run)));
    dialogue.turnTo(
        "See what would change, before anything is touched:\n  mastoplay diff %s%s"
            .formatted(playbook.get(), words));
    dialogue.say("Then change it:\n  mastoplay apply %s%s".formatted(playbook.get(), words));
    if (server.wantsPassword()) {
      dialogue.say("-K asks for the password of %s.".formatted(server.address().login()));
    }
  }

  private Path home() {
    var environment = wiring.surroundings().environment();
    return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/root")));
  }
}
