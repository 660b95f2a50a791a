package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FreeForm;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Value;
import org.mastoplay.text.Diagnosis;

/** A command of Mastodon's own tool. */
@Module(
    name = "tootctl",
    summary = "Runs a command of Mastodon's own tool, tootctl.",
    since = "0.1",
    examples = {
      """
      - name: Forget what was cached before the update
        tootctl: cache clear
        become_user: mastodon
      """,
      """
      - name: See how much room pictures take
        tootctl:
          cmd: media usage
          changes: false
        become_user: mastodon
        register: usage
      """
    })
@Tells(name = "output", doc = "What a command printed that changes nothing")
record Tootctl(
    @Doc(
            "The command, without the word tootctl; blanks separate its words, quotes hold them"
                + " together")
        @FreeForm
        String cmd,
    @Doc("Whether it may change something; if not, it is run in a dry run, too") @Default("true")
        boolean changes,
    @Doc("Path that the command makes: if it is there, the command is not run")
        Optional<RemotePath> creates,
    @Doc("Shell command that changes nothing: if it succeeds, the command is not run")
        Optional<String> unless,
    @Doc("Shell command that changes nothing: if it fails, the command is not run")
        Optional<String> onlyif,
    @Doc("Folder that Mastodon lives in") @Default("/home/mastodon/live") RemotePath chdir)
    implements TaskModule<Tootctl.Seen> {

  /** Whether a command needs to run, or what one printed that changes nothing. */
  record Seen(Guard.Verdict guard, Optional<ScriptState> answer) {}

  private static final String ASK =
      """
      cd -- "$1" 2>/dev/null && [ -x bin/tootctl ] || exit 75
      shift
      exec bin/tootctl "$@"
      """;
  private static final int NOT_THERE = 75;

  Tootctl {
    var words = CommandLine.split(cmd);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("the command is empty");
    }
    if (words.getFirst().endsWith("tootctl")) {
      throw new IllegalArgumentException("leave out the word tootctl");
    }
    if (words.getFirst().replace('_', '-').equals("self-destruct")) {
      throw new IllegalArgumentException(
          "`self-destruct` erases the site from all other servers, for ever; nothing here runs"
              + " that");
    }
    if (!changes && (creates.isPresent() || unless.isPresent() || onlyif.isPresent())) {
      throw new IllegalArgumentException(
          "`creates`, `unless` and `onlyif` are for commands that change something");
    }
  }

  @Override
  public Probe<Seen> probe() {
    if (!changes) {
      var words = new ArrayList<>(List.of(chdir.text()));
      words.addAll(CommandLine.split(cmd));
      var script = Script.of(ASK, words.toArray(String[]::new)).about(chdir);
      return Probe.script(script.with(Map.of("RAILS_ENV", "production")))
          .map(it -> new Seen(new Guard.Verdict(""), Optional.of(it)));
    }
    return new Guard(creates, Optional.empty(), unless, onlyif, Optional.empty())
        .probe()
        .map(it -> new Seen(it, Optional.empty()));
  }

  @Override
  public Plan plan(Seen now) {
    return now.answer().map(this::told).orElseGet(() -> run(now.guard()));
  }

  private Plan run(Guard.Verdict guard) {
    var words = new ArrayList<>(List.of("bin/tootctl"));
    words.addAll(CommandLine.split(cmd));
    return Execution.plan(guard, "tootctl " + cmd, new Live(chdir).in(Script.command(words)));
  }

  private Plan told(ScriptState answer) {
    return switch (answer) {
      case ScriptState.Ran ran when ran.succeeded() ->
          new Plan.InOrder(
              ran.out().lines().findFirst(), Value.Fields.NONE.with("output", ran.out()));
      case ScriptState.Ran ran when ran.status() == NOT_THERE ->
          new Plan.InOrder(
              Optional.of("can't be told yet: Mastodon is not in %s".formatted(chdir)),
              Value.Fields.NONE.with("output", ""));
      case ScriptState.Ran ran ->
          Plan.impossible(
              Diagnosis.of("`tootctl %s` failed.".formatted(cmd)).words(ran.err() + ran.out()));
      case ScriptState.Unavailable it ->
          Plan.impossible(Diagnosis.of("`%s` isn't installed.".formatted(it.command())));
    };
  }
}
