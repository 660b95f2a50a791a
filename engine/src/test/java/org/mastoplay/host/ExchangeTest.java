package org.mastoplay.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mastoplay.host.Exchange.Done;
import org.mastoplay.host.Exchange.Result;
import org.mastoplay.module.Action;
import org.mastoplay.module.Action.Put;
import org.mastoplay.module.Action.Run;
import org.mastoplay.module.Content;
import org.mastoplay.module.FileState.Absent;
import org.mastoplay.module.FileState.Regular;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.Query.OfAccount;
import org.mastoplay.module.Query.OfFile;
import org.mastoplay.module.Query.OfScript;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState.Ran;
import org.mastoplay.module.ScriptState.Unavailable;

class ExchangeTest {
  @TempDir Path folder;
  @TempDir Path work;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private Exchange exchange;

  @BeforeEach
  void open() {
    exchange = new Exchange(new PlainShell(folder));
  }

  private Result run(Action... actions) {
    return exchange.run(List.of(actions), List.of(), lines::add);
  }

  @Test
  void doesNothingIfNothingIsAsked() {
    var result = run();

    assertThat(result.actions()).isEmpty();
    assertThat(result.answers()).isEmpty();
    assertThat(lines).isEmpty();
  }

  @Test
  void keepsTheOutputOfActionsApart() {
    var result =
        run(
            new Run(Script.of("echo one; echo uno >&2; printf 'no line break'")),
            new Run(Script.of("echo two; printf due >&2")),
            new Run(Script.of(":")));

    assertThat(result.actions())
        .containsExactly(
            new Done(0, "one\nno line break", "uno\n"),
            new Done(0, "two\n", "due"),
            new Done(0, "", ""));
    assertThat(lines).containsExactlyInAnyOrder("one", "uno", "no line break", "two", "due");
  }

  @Test
  void stopsAtTheFirstFailureAndLooksAllTheSame() {
    var made = new OfFile(path("made"), Depth.DIGEST);
    var never = new OfFile(path("never"), Depth.DIGEST);

    var result =
        exchange.run(
            List.of(
                Action.run("touch", made.path().text()),
                new Run(Script.of("echo broken >&2; exit 3")),
                Action.run("touch", never.path().text())),
            List.<Query<?>>of(made, never),
            lines::add);

    assertThat(result.actions()).containsExactly(new Done(0, "", ""), new Done(3, "", "broken\n"));
    assertThat(result.answers().get(made)).isInstanceOf(Regular.class);
    assertThat(result.answers().get(never)).isEqualTo(new Absent());
    assertThat(lines).containsExactly("broken");
  }

  @Test
  void tellsLinesWhileTheActionRuns() {
    var seen = path("seen");
    Consumer<String> answer =
        line -> assertThat(work.resolve("seen").toFile().mkdir()).isEqualTo(line.equals("ready"));

    // The script ends only when the line that it printed has been told.
    var result =
        exchange.run(
            List.of(
                new Run(
                    Script.of(
                        "echo ready; n=0; while [ ! -d \"$1\" ] && [ $n -lt 300 ]; do sleep 0.1;"
                            + " n=$((n + 1)); done; [ -d \"$1\" ]",
                        seen.text()))),
            List.of(),
            answer);

    assertThat(result.actions()).containsExactly(new Done(0, "ready\n", ""));
  }

  @Test
  void countsBytes() {
    var result =
        run(new Run(Script.of("cat >/dev/null; echo 123456789").reading(Content.of("abc"))));

    assertThat(result.sent()).isGreaterThan(100);
    assertThat(result.received()).isBetween(10L, 1000L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kill -9 $PPID",
        "read -r _ _ _ parent _ </proc/$PPID/stat; kill -9 \"$parent\"",
      })
  void tellsWhenTheAnswerBreaksOff(String killer) {
    assertThatThrownBy(() -> run(new Run(Script.of(killer)), Action.run("true")))
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("breaks off");
  }

  @Test
  void runsInTheFolderAndEnvironmentItIsGiven() {
    var result =
        run(
            new Run(
                Script.of("pwd; printf '%s\\n' \"$TEXT\"; cat")
                    .in(RemotePath.parse(work.toString()))
                    .with(Map.of("TEXT", "it's $HOME\n\"two\" lines"))
                    .reading(Content.of("input\n"))),
            new Run(Script.of("pwd; printf '%s\\n' \"${TEXT-unset}\"; cat; echo $#")));

    assertThat(result.actions().getFirst().out())
        .isEqualTo(work + "\nit's $HOME\n\"two\" lines\ninput\n");
    assertThat(result.actions().getLast().out()).endsWith("unset\n0\n").doesNotContain("" + work);
  }

  @Test
  void saysWhichCommandIsMissing() {
    var result = run(new Run(Script.of("echo never").needing("sh", "nosuch-command")));

    assertThat(result.actions())
        .containsExactly(
            new Done(
                127,
                "",
                "The command `nosuch-command` is not installed on this host, and this needs"
                    + " it.\n"));
  }

  @Test
  void survivesScriptsThatAreNoShell() {
    var result = run(new Run(Script.of("if then 'x")), new Run(Script.of("echo never")));

    assertThat(result.actions()).hasSize(1);
    assertThat(result.actions().getFirst().status()).isEqualTo(2);
    assertThat(result.actions().getFirst().err()).contains("Syntax error");
  }

  @Test
  void refusesFoldersThatAreNotThere() {
    var result = run(new Run(Script.of("echo never").in(path("nowhere"))));

    assertThat(result.actions().getFirst().status()).isNotZero();
    assertThat(result.actions().getFirst().out()).isEmpty();
    assertThat(result.actions().getFirst().err()).contains("nowhere");
  }

  @Test
  void anActionThatPrintsMoreThanIsKeptHidesNoAnswer() {
    try (var connection = new HostConnector(_ -> Optional.empty()).connect(TestTargets.local())) {
      var result =
          new Exchange(connection.shell(new Identity.Login()))
              .run(
                  List.of(
                      new Run(Script.of("echo begin; head -c 40000000 /dev/zero | tr '\\0' x"))),
                  List.of(new Query.OfGroup("root")),
                  _ -> {});
      assertThat(result.actions().getFirst().status()).isZero();
      assertThat(result.actions().getFirst().out())
          .startsWith("begin\nxxx")
          .contains("bytes were not kept")
          .endsWith("xxx");
      assertThat(result.answers()).containsKey(new Query.OfGroup("root"));
    }
  }

  @Test
  void followsOneAnotherOnOneFramedShell() {
    var bytes = new byte[5 << 20];
    new Random(3).nextBytes(bytes);
    var most = Content.of(Arrays.copyOf(bytes, Regular.MOST_READ));
    var looked = new OfFile(path("most"), Depth.CONTENT);
    try (var connection = new HostConnector(_ -> Optional.empty()).connect(TestTargets.local())) {
      var framed = new Exchange(connection.shell(new Identity.Login()));

      var first =
          framed.run(
              List.of(
                  put("big", Content.of(bytes)),
                  put("most", most),
                  new Run(Script.of("seq 20000; printf end; echo err >&2"))),
              List.of(looked),
              lines::add);
      var second =
          framed.run(
              List.of(new Run(Script.of("exit 4"))), List.of(new OfAccount("root")), lines::add);

      assertThat(first.actions()).extracting(Done::status).containsExactly(0, 0, 0);
      assertThat(first.actions().getLast().out()).endsWith("20000\nend");
      assertThat(first.actions().getLast().err()).isEqualTo("err\n");
      assertThat(
              Optional.ofNullable(first.answers().get(looked))
                  .map(state -> ((Regular) state).content().orElseThrow()))
          .contains(most);
      assertThat(second.actions()).containsExactly(new Done(4, "", ""));
      assertThat(second.answers()).hasSize(1);
    }
    assertThat(work.resolve("big")).hasBinaryContent(bytes);
    assertThat(lines).hasSize(20_002).contains("1", "20000", "end", "err");
  }

  @Test
  void looksForOthersToo() throws IOException {
    var bin = Files.createDirectory(work.resolve("bin"));
    var runuser = Files.writeString(bin.resolve("runuser"), "#!/bin/sh\nshift 3; exec \"$@\"\n");
    assertThat(runuser.toFile().setExecutable(true)).isTrue();
    var shell = new PlainShell(folder, "env", "PATH=" + bin + ":" + System.getenv("PATH"));
    var daemon = new Viewpoint(Optional.of("daemon"), Map.of("COLOUR", "a b"));
    var nobodyKnown = new Viewpoint(Optional.of("no-such-account"), Map.of());
    var script = new OfScript(Script.of("echo $USER $COLOUR $1 $HOME; pwd; cat", "x y"));
    var reading = new OfScript(Script.of("cat").reading(Content.of("input")));
    var file = new OfFile(path("nothing"), Depth.ATTRIBUTES);

    var result =
        new Exchange(shell)
            .run(
                List.of(),
                List.of(script),
                Map.of(daemon, List.of(script, file, reading), nobodyKnown, List.of(script)),
                lines::add);

    assertThat(result.answers().keySet()).containsExactly(script);
    assertThat(result.others().get(daemon))
        .containsEntry(script, new Ran(0, "daemon a b x y /usr/sbin\n/usr/sbin\n", ""))
        .containsEntry(reading, new Ran(0, "input", ""))
        .containsEntry(file, new Absent());
    assertThat(result.others().get(nobodyKnown))
        .containsEntry(script, new Unavailable("no-such-account"));
  }

  private Action put(String name, Content content) {
    return new Put(
        path(name),
        content,
        new Mode(0600),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  private RemotePath path(String name) {
    return RemotePath.parse(work.toString()).child(name);
  }
}
