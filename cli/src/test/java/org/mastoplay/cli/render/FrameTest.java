package org.mastoplay.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;

class FrameTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void showsWhatAHostDoesAndItsLastLine() {
    var board =
        started(1)
            .after(new Event.Connected("web1", "Debian 13", Duration.ZERO), at(1))
            .after(new Event.TaskStarted("web1", Scenes.NGINX), at(2))
            .after(new Event.TaskOutput("web1", Scenes.NGINX, "Unpacking\tnginx\r"), at(3));

    assertThat(frame(board, 60, 24, 50))
        .containsExactly(
            "───────────────────────────────────────────────────────────",
            "site.yml · 1 host                                      0:50",
            "web1  ▸ Install nginx (nginx.yml:8)                    0:48",
            "        Unpacking    nginx");
  }

  @Test
  void showsHowHostsEnded() {
    var lost = new Event.HostUnreachable("web4", Scenes.REFUSED);
    var board =
        started(5)
            .after(
                Scenes.done("web1", new Counts(38, 0, 0, 0, 0, 0, 0, 0), 38, Duration.ZERO), at(1))
            .after(
                Scenes.done("web2", new Counts(30, 8, 0, 0, 0, 0, 0, 0), 38, Duration.ZERO), at(1))
            .after(
                Scenes.done("web3", new Counts(5, 0, 1, 0, 0, 0, 0, 0), 38, Duration.ZERO), at(1))
            .after(lost, at(1));

    assertThat(frame(board, 60, 24, 2).subList(2, 7))
        .containsExactly(
            "web1  ✓ in order (38 tasks)",
            "web2  ✓ 8 changes (38 tasks)",
            "web3  ! stopped after 6 tasks",
            "web4  ! not reachable",
            "web5  · connecting                                     0:02");
  }

  @Test
  void countsTheHostsThatDoNotFit() {
    var board = started(50);
    for (var host = 1; host <= 40; host++) {
      board = board.after(new Event.Connected("web" + host, "", Duration.ZERO), at(1));
    }
    board =
        board
            .after(Scenes.done("web1", Counts.NONE, 0, Duration.ZERO), at(2))
            .after(new Event.TaskStarted("web30", Scenes.NGINX), at(2));

    var frame = frame(board, 80, 16, 3);

    assertThat(frame).hasSize(8);
    assertThat(frame.get(2)).startsWith("web30  ▸ Install nginx");
    assertThat(frame.getLast()).isEqualTo("and 45 others: 34 at work · 10 connecting · 1 done");
  }

  @ParameterizedTest
  @CsvSource({"1, 80, 24", "5, 80, 24", "50, 80, 24", "5, 160, 50", "50, 160, 50", "50, 40, 8"})
  void staysInTheLowerHalfOfTheScreen(int hosts, int width, int height) {
    var board = started(hosts);
    for (var host = 1; host <= hosts; host++) {
      var name = "web" + host;
      var task = Scenes.task("日本語の名前 ".repeat(20), "apt", "site.yml", host);
      board =
          board
              .after(new Event.TaskStarted(name, task), at(1))
              .after(new Event.TaskOutput(name, task, "出力 ".repeat(80)), at(1));
    }

    var frame = frame(board, width, height, 9);

    assertThat(frame).hasSizeLessThanOrEqualTo(Math.max(4, height / 2));
    assertThat(frame).allSatisfy(line -> assertThat(Text.width(line)).isLessThan(width));
  }

  private static Board started(int hosts) {
    var names = IntStream.rangeClosed(1, hosts).mapToObj(host -> "web" + host).toList();
    return Board.empty(START)
        .after(new Event.RunStarted("playbooks/site.yml", names, false, Duration.ZERO), START);
  }

  private static Instant at(int seconds) {
    return START.plusSeconds(seconds);
  }

  private static List<String> frame(Board board, int width, int height, int seconds) {
    var style = new Style(width, true, false, true, 0, false, false);
    return Frame.compose(board, style, height, at(seconds)).stream().map(Line::text).toList();
  }
}
