package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;

/** Decides by the state of the host whether a command needs to run. */
record Guard(
    Optional<RemotePath> creates,
    Optional<RemotePath> removes,
    Optional<String> unless,
    Optional<String> onlyif,
    Optional<RemotePath> chdir) {

  /**
   * Whether it needs to run.
   *
   * @param reason why not, for a person; empty if it does
   */
  record Verdict(String reason) {
    boolean runs() {
      return reason.isEmpty();
    }

    private Verdict and(Verdict other) {
      return runs() ? other : this;
    }
  }

  private static final Verdict RUN = new Verdict("");

  Probe<Verdict> probe() {
    return there(creates)
        .map(there -> there ? new Verdict(creates.orElseThrow() + " is there") : RUN)
        .with(
            there(removes)
                .map(there ->
                    removes.isEmpty() || there
                        ? RUN
                        : new Verdict(removes.orElseThrow() + " is not there")),
            Verdict::and)
        .with(
            holds(unless)
                .map(holds ->
                    holds ? new Verdict("`%s` succeeds".formatted(unless.orElseThrow())) : RUN),
            Verdict::and)
        .with(
            holds(onlyif)
                .map(holds ->
                    onlyif.isEmpty() || holds
                        ? RUN
                        : new Verdict("`%s` fails".formatted(onlyif.orElseThrow()))),
            Verdict::and);
  }

  private static Probe<Boolean> there(Optional<RemotePath> path) {
    return path.map(it ->
            Probe.file(it, Depth.ATTRIBUTES).map(state -> !(state instanceof FileState.Absent)))
        .orElseGet(() -> Probe.known(false));
  }

  private Probe<Boolean> holds(Optional<String> command) {
    return command
        .map(it ->
            Probe.script(script(it))
                .map(answer -> answer instanceof ScriptState.Ran ran && ran.succeeded()))
        .orElseGet(() -> Probe.known(false));
  }

  private Script script(String command) {
    var script = Script.of(command);
    return chdir.map(script::in).orElse(script);
  }
}
