package org.mastoplay.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.AnyName;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
import org.mastoplay.module.Default;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.KeepsSecrets;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Module;
import org.mastoplay.module.ModuleCatalogue;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.SetsVariables;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Touch;
import org.mastoplay.module.Value;
import org.mastoplay.text.Diagnosis;

/** A few modules, just enough to see how the engine runs any. */
public final class TinyModules implements ModuleCatalogue {
  @Override
  public List<Class<? extends TaskModule<?>>> modules() {
    return List.of(
        Note.class,
        Say.class,
        Tell.class,
        Gone.class,
        Beside.class,
        Broken.class,
        Measure.class,
        Remember.class,
        Ask.class,
        Restart.class);
  }

  /** Sees to it that a file has some text. */
  @Module(
      name = "note",
      summary = "A file.",
      since = "0",
      examples = {})
  record Note(
      @Doc("Where") RemotePath path,
      @Doc("What") @KeepsSecrets String text,
      @Doc("Whether the file is left as it is") @Default("false") boolean idle)
      implements TaskModule<FileState> {
    @Override
    public Probe<FileState> probe() {
      return Probe.file(path, Query.Depth.CONTENT);
    }

    @Override
    public Plan plan(FileState now) {
      var wanted = Content.of(text);
      if (now instanceof FileState.Regular it && it.content().equals(Optional.of(wanted))) {
        return Plan.inOrder();
      }
      var after =
          new FileState.Regular(
              new Mode(0644),
              "root",
              "root",
              wanted.size(),
              Optional.of(wanted.sha256()),
              Optional.of(wanted));
      var put =
          new Action.Put(
              path,
              wanted,
              new Mode(0644),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              false);
      return Plan.of(
          Change.of(
              new Difference.Contents(path.text(), Optional.empty(), wanted, "new"),
              idle ? Action.run("true") : put,
              Touch.only(Touch.becomes(new Query.OfFile(path, Query.Depth.CONTENT), after))));
    }
  }

  /** Tells what its script prints, and that of a change the same as that of a look. */
  @Module(
      name = "measure",
      summary = "A measurement.",
      since = "0",
      examples = {})
  @Tells(name = "it.size", doc = "What it measured")
  @Tells(name = "it.unit", doc = "In what")
  record Measure(
      @Doc("What tells it") String script,
      @Doc("Whether it is a change") @Default("false") boolean changes)
      implements TaskModule<ScriptState> {
    @Override
    public Probe<ScriptState> probe() {
      return changes
          ? Probe.known(new ScriptState.Unavailable(""))
          : Probe.script(Script.of(script));
    }

    @Override
    public Plan plan(ScriptState now) {
      return changes
          ? Plan.of(
              Change.of(
                  new Difference.Happens("measure", ""),
                  new Action.Run(Script.of(script)),
                  Touch.anything()))
          : Plan.tells(told(now.output().orElse("")));
    }

    @Override
    public Value.Fields told(String output) {
      return Value.Fields.NONE.with(
          "it", Value.Fields.NONE.with("size", Long.parseLong(output.strip())).with("unit", "m"));
    }
  }

  /** Asks something, in a real run only. */
  @Module(
      name = "ask",
      summary = "A question.",
      since = "0",
      examples = {})
  @Tells(name = "answer", doc = "What came back")
  record Ask(@Doc("What tells it") String script) implements TaskModule<Probe.Nothing> {
    @Override
    public Probe<Probe.Nothing> probe() {
      return Probe.nothing();
    }

    @Override
    public Plan plan(Probe.Nothing now) {
      return Plan.asks("a run asks", Script.of(script));
    }

    @Override
    public Optional<Diagnosis> failure(Action last, ScriptState.Ran outcome) {
      return outcome.out().contains("no")
          ? Optional.of(Diagnosis.of("It said no."))
          : Optional.empty();
    }

    @Override
    public Value.Fields told(String output) {
      return Value.Fields.NONE.with("answer", output.strip());
    }
  }

  /** Starts the host anew. */
  @Module(
      name = "restart",
      summary = "A new start.",
      since = "0",
      examples = {})
  record Restart(
      @Doc("What lets it go down") String trigger,
      @Doc("Seconds") @Default("30") int timeout,
      @Doc("What must succeed then") @Default("true") String test)
      implements TaskModule<Probe.Nothing> {
    @Override
    public Probe<Probe.Nothing> probe() {
      return Probe.nothing();
    }

    @Override
    public Plan plan(Probe.Nothing now) {
      return Plan.of(
          Change.of(
              new Difference.Happens("host", "starts anew"),
              new Action.Reboot(
                  Script.of(trigger), Duration.ofSeconds(timeout), Duration.ZERO, Script.of(test)),
              Touch.anything()));
    }
  }

  /** Gives variables. */
  @Module(
      name = "remember",
      summary = "Variables.",
      since = "0",
      examples = {})
  record Remember(@Doc("They") @AnyName Map<String, Value> variables)
      implements TaskModule<Probe.Nothing>, SetsVariables {
    @Override
    public Probe<Probe.Nothing> probe() {
      return Probe.nothing();
    }

    @Override
    public Plan plan(Probe.Nothing now) {
      return Plan.inOrder();
    }
  }

  /** Runs a script each time. */
  @Module(
      name = "say",
      summary = "A script.",
      since = "0",
      examples = {})
  record Say(@Doc("What to run") String script) implements TaskModule<Probe.Nothing> {
    @Override
    public Probe<Probe.Nothing> probe() {
      return Probe.nothing();
    }

    @Override
    public Plan plan(Probe.Nothing now) {
      return Plan.of(
          Change.of(
              new Difference.Happens(script, ""),
              new Action.Run(Script.of(script)),
              Touch.anything()));
    }

    @Override
    public Diagnosis explained(Diagnosis failure) {
      var words = failure.words().orElse("");
      return words.contains("E_TIRED") ? Diagnosis.of("It is tired.").words(words) : failure;
    }
  }

  /** Says something. */
  @Module(
      name = "tell",
      summary = "A message.",
      since = "0",
      examples = {})
  record Tell(@Doc("What to say") @KeepsSecrets String text) implements TaskModule<Probe.Nothing> {
    @Override
    public Probe<Probe.Nothing> probe() {
      return Probe.nothing();
    }

    @Override
    public Plan plan(Probe.Nothing now) {
      return Plan.says(text);
    }
  }

  /** Sees to it that there is no file. */
  @Module(
      name = "gone",
      summary = "No file.",
      since = "0",
      examples = {})
  record Gone(@Doc("Where") RemotePath path) implements TaskModule<FileState> {
    @Override
    public Probe<FileState> probe() {
      return Probe.file(path, Query.Depth.ATTRIBUTES);
    }

    @Override
    public Plan plan(FileState now) {
      return now instanceof FileState.Absent
          ? Plan.inOrder()
          : Plan.of(
              Change.of(
                  new Difference.Vanishes(path.text(), ""),
                  Action.run("rm", "-rf", path.text()),
                  Touch.anything(
                      Touch.becomes(
                          new Query.OfFile(path, Query.Depth.CONTENT), new FileState.Absent()))));
    }
  }

  /** Wants a file beside one that it has to look at first. */
  @Module(
      name = "beside",
      summary = "Two looks.",
      since = "0",
      examples = {})
  record Beside(@Doc("Where") RemotePath path) implements TaskModule<FileState> {
    @Override
    public Probe<FileState> probe() {
      return Probe.file(path, Query.Depth.ATTRIBUTES)
          .then(_ -> Probe.file(path.parent().child("beside"), Query.Depth.ATTRIBUTES));
    }

    @Override
    public Plan plan(FileState now) {
      return Plan.inOrder();
    }
  }

  /** Has a defect. */
  @Module(
      name = "broken",
      summary = "A module with a defect.",
      since = "0",
      examples = {})
  record Broken(@Doc("Whether it breaks already when it looks") boolean early)
      implements TaskModule<Probe.Nothing> {
    @Override
    public Probe<Probe.Nothing> probe() {
      if (early) {
        throw new IllegalStateException("a defect of the probe");
      }
      return Probe.nothing();
    }

    @Override
    public Plan plan(Probe.Nothing now) {
      throw new IllegalStateException("a defect of the plan");
    }
  }
}
