package org.mastoplay.host;

import com.google.common.primitives.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.mastoplay.module.Action;
import org.mastoplay.module.Query;
import org.mastoplay.text.Diagnosis;

/** Carries actions out and looks at things, all in one request and one reply over a shell. */
public final class Exchange {
  // Looks need English answers; UTF-8 lets scripts handle any text. Whoever logs in without being
  // root may lack the folders where Debian keeps the tools that guards ask for.
  private static final String START =
      """
      mark() { printf %s "$mark"; }
      PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin LC_ALL=C.UTF-8
      export PATH LC_ALL
      """;

  // Takes the place of a login: home, names and groups are the account's.
  private static final String AS =
      """
      as() {
        account=$1; shift
        home=$(getent passwd "$account" | cut -d: -f6)
        cd -- "${home:=/}" 2>/dev/null || cd /
        exec env -u MASTOPLAY_DIR HOME="$home" USER="$account" LOGNAME="$account" \\
          runuser -u "$account" -- "$@"
      }
      """;

  private final Shell shell;
  private final Map<String, String> environment;

  public Exchange(Shell shell) {
    this(shell, Map.of());
  }

  /**
   * @param environment what is added to the environment of all scripts that it runs
   */
  public Exchange(Shell shell, Map<String, String> environment) {
    this.shell = shell;
    this.environment = Map.copyOf(environment);
  }

  /**
   * Carries out {@code actions} in order, up to the first that fails, and then answers {@code
   * queries} in any case.
   *
   * @param lines is told each line that an action prints, as it comes
   * @throws Unreachable if the connection is lost on the way
   */
  public Result run(List<Action> actions, Collection<Query<?>> queries, Consumer<String> lines) {
    return run(actions, queries, Map.of(), lines);
  }

  /**
   * The same, and answers what is asked from other viewpoints, too.
   *
   * @throws Unreachable if the connection is lost on the way
   */
  public Result run(
      List<Action> actions,
      Collection<Query<?>> queries,
      Map<Viewpoint, ? extends Collection<Query<?>>> others,
      Consumer<String> lines) {
    var mark = Marker.fresh();
    var payload = new Payload();
    var program = new Program(mark, payload, Viewpoint.own(environment));
    var views = new Views(queries, program, others, it -> new Program(mark, payload, it));
    var script =
        "mark="
            + mark.word()
            + "\n"
            + START
            + (others.isEmpty() ? "" : AS)
            + new Actions(actions).script(program, payload)
            + looking(views.looks());
    var request = new Shell.Request(script, payload.content());
    var reply = shell.run(request, line -> tell(line, mark, lines));
    return read(mark, request, reply, new Asked(actions.size(), views));
  }

  // Every line of what is looked at bears the mark, so that none is taken for a line that an action
  // prints; and none is so long that a shell would hand it out in pieces.
  private static String looking(List<Look> looks) {
    var script = new StringBuilder("{\n");
    looks.forEach(look -> script.append(look.script()));
    return script
        .append(":\n} 2>/dev/null | gzip -1 | base64 -w16384 | sed \"s/^/$mark:/\"\n")
        .toString();
  }

  private static void tell(String line, Marker mark, Consumer<String> lines) {
    var end = line.indexOf(mark.word());
    if (end < 0) {
      lines.accept(line);
    } else if (end > 0) {
      lines.accept(line.substring(0, end));
    }
  }

  private record Asked(int actions, Views views) {}

  private static Result read(Marker mark, Shell.Request request, Shell.Reply reply, Asked asked) {
    var outs = mark.split(reply.out());
    var errs = mark.split(reply.err());
    try {
      var looked = 1;
      while (outs.get(looked)[0] != ':') {
        looked++;
      }
      var done = Actions.read(outs.subList(0, looked), errs, asked.actions());
      var sections = new Sections(mark.split(unpacked(outs.subList(looked, outs.size()))));
      var answers = asked.views().read(sections);
      return new Result(
          done,
          answers.own(),
          answers.others(),
          request.script().getBytes(StandardCharsets.UTF_8).length + request.payload().size(),
          reply.out().size() + reply.err().size());
    } catch (IOException | RuntimeException cause) {
      throw new Unreachable(
          Diagnosis.of("The host's answer breaks off or can't be read.")
              .because(
                  "Something ended a shell that was at work there, such as a want of memory (status"
                      + " %d).".formatted(reply.status()))
              .remedy("Run this again: it looks first at what is already done.")
              .words(new String(errs.getLast(), StandardCharsets.UTF_8)),
          cause);
    }
  }

  // The decoder for MIME passes over the colons and line breaks.
  private static byte[] unpacked(List<byte[]> lines) throws IOException {
    var packed = Base64.getMimeDecoder().decode(Bytes.concat(lines.toArray(byte[][]::new)));
    try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return unzipped.readAllBytes();
    }
  }

  /**
   * What came of it.
   *
   * @param actions those that were carried out; the last has failed if its status is not 0
   * @param answers the answer to each query, of the type that the query promises
   * @param others the same for what was asked from other viewpoints
   * @param sent bytes
   * @param received bytes
   */
  public record Result(
      List<Done> actions,
      Map<Query<?>, Object> answers,
      Map<Viewpoint, Map<Query<?>, Object>> others,
      long sent,
      long received) {
    public Result {
      actions = List.copyOf(actions);
      answers = Map.copyOf(answers);
      others = Map.copyOf(others);
    }
  }

  /** What an action printed, and its exit status. */
  public record Done(int status, String out, String err) {}
}
