package org.mastoplay.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.module.Content;
import org.mastoplay.module.Query.OfScript;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.ScriptState.Ran;
import org.mastoplay.module.ScriptState.Unavailable;

class LookScriptsTest {
  @TempDir Path shell;
  @TempDir Path work;
  private final List<String> lines = new ArrayList<>();

  @Test
  void answersEachByItself() {
    assertThat(
            look(
                Script.of("echo out; echo err >&2; exit 3"),
                Script.of(":"),
                Script.of("printf '%s|' \"$@\"", "it's", "", "a\nb"),
                Script.of("psql --nonsense").needing("sh", "no-such-psql", "other"),
                Script.of("if then"),
                Script.of("x=1; exit 0"),
                Script.of("echo \"${x-unset}\"; kill -9 $$")))
        .containsExactly(
            new Ran(3, "out\n", "err\n"),
            new Ran(0, "", ""),
            new Ran(0, "it's||a\nb|", ""),
            new Unavailable("no-such-psql"),
            new Ran(2, "", "sh: 1: /dev/fd/3: Syntax error: \"then\" unexpected\n"),
            new Ran(0, "", ""),
            new Ran(137, "unset\n", "Killed\n"));
    assertThat(lines).isEmpty();
  }

  @Test
  void givesThemTheirSurroundings() {
    var folder = RemotePath.parse(work.toString());

    assertThat(
            look(
                Script.of("pwd; echo \"$A\"; cat")
                    .in(folder)
                    .with(Map.of("A", "it's"))
                    .reading(Content.of("in'put")),
                Script.of("echo \"${A-unset}\"; cat")))
        .containsExactly(new Ran(0, work + "\nit's\nin'put", ""), new Ran(0, "unset\n", ""));
  }

  @Test
  void waitsForNoneForEver() throws IOException {
    var impatient = work.resolve("timeout");
    Files.writeString(
        impatient, "#!/bin/sh\n[ $3 = 60 ] && shift 3 && exec /usr/bin/timeout 0.2 \"$@\"\n");
    assertThat(impatient.toFile().setExecutable(true)).isTrue();
    var path = "PATH=" + work + ":" + System.getenv("PATH");

    assertThat(
            look(
                new PlainShell(shell, "env", path),
                Script.of("echo begun; sleep 300; echo never"),
                Script.of("echo next")))
        .containsExactly(new Ran(124, "begun\n", ""), new Ran(0, "next\n", ""));
  }

  @Test
  void waitsForNoProcessLeftBehind() {
    assertThat(look(Script.of("sleep 300 & echo $!; kill -0 $!"), Script.of("echo next")))
        .last()
        .isEqualTo(new Ran(0, "next\n", ""));
  }

  @Test
  void passesOnWhatLooksLikeFraming() {
    var text = "\0\u0001\nmastoplay-0123456789abcdef0123456789abcdef\n\n";

    assertThat(look(Script.of("cat").reading(Content.of(text))))
        .containsExactly(new Ran(0, text, ""));
  }

  private List<ScriptState> look(Script... scripts) {
    return look(new PlainShell(shell), scripts);
  }

  private List<ScriptState> look(Shell shell, Script... scripts) {
    var queries = Stream.of(scripts).map(OfScript::new).toList();
    var answers = new Exchange(shell).run(List.of(), List.copyOf(queries), lines::add).answers();
    return queries.stream().map(answers::get).map(ScriptState.class::cast).toList();
  }
}
