package org.mastoplay.host;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.mastoplay.host.Exchange.Done;
import org.mastoplay.module.Action;
import org.mastoplay.module.Action.Fetch;
import org.mastoplay.module.Action.Put;
import org.mastoplay.module.Action.Reboot;
import org.mastoplay.module.Action.Run;

/** Actions as one script, which stops at the first that fails, and what they printed. */
final class Actions {
  // A mark on both streams ends an action, since both are read as one flow each.
  private static final String ENDED =
      """
      ended() {
        printf '%s%s\\n' "$mark" "$1"
        printf '%s\\n' "$mark" >&2
        return "$1"
      }
      """;

  private final List<Action> all;

  Actions(List<Action> all) {
    this.all = all;
  }

  String script(Program program, Payload payload) {
    if (all.isEmpty()) {
      return "";
    }
    var text = new StringBuilder(ENDED);
    if (all.stream().anyMatch(Put.class::isInstance)) {
      text.append(ActionPut.FUNCTION);
    }
    text.append("(\n");
    for (var action : all) {
      var body =
          switch (action) {
            case Run(var script, var limit) ->
                program.run(
                    limit.map(it -> "timeout -k 5 " + Math.max(1, it.toSeconds())).orElse(""),
                    script,
                    "");
            case Put put -> ActionPut.script(put, program, payload);
            case Reboot _, Fetch _ ->
                throw new IllegalArgumentException("more than an exchange: " + action);
          };
      text.append("(\n").append(body).append(")\nended \"$?\" || exit\n");
    }
    return text.append(")\n").toString();
  }

  /**
   * Reads what came of them.
   *
   * @param outs standard output, split at the marks, without what follows the last
   * @param errs standard error, split at the marks
   * @param asked how many there should be, if none failed
   * @throws IllegalStateException if it is not told what came of one
   */
  static List<Done> read(List<byte[]> outs, List<byte[]> errs, int asked) {
    var done = new ArrayList<Done>();
    for (var i = 0; i + 1 < outs.size(); i++) {
      var status = text(outs.get(i + 1)).lines().findFirst().orElse("");
      done.add(new Done(Integer.parseInt(status), printed(outs, i), printed(errs, i)));
    }
    if (done.size() < asked && done.stream().allMatch(one -> one.status() == 0)) {
      throw new IllegalStateException("%d of %d actions ended".formatted(done.size(), asked));
    }
    return done;
  }

  /** Behind a mark stands the rest of its line, and only then what the next action prints. */
  private static String printed(List<byte[]> parts, int index) {
    var text = text(parts.get(index));
    return index == 0 ? text : text.substring(text.indexOf('\n') + 1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
