package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mastoplay.cli.render.Scenes;
import org.mastoplay.event.Event;
import org.mastoplay.host.Unreachable;
import org.mastoplay.run.Options;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Secret;
import org.mastoplay.text.Source;

class MainTest {
  static Stream<Arguments> exitCodes() {
    return Stream.of(
        Arguments.of(0, Scenes.run(), "apply site.yml"),
        Arguments.of(0, Scenes.dryRun(), "apply site.yml --check"),
        Arguments.of(10, Scenes.dryRun(), "apply site.yml -C --detailed-exitcode"),
        Arguments.of(10, Scenes.dryRun(), "diff site.yml --detailed-exitcode"),
        Arguments.of(0, Scenes.run(), "apply site.yml --detailed-exitcode"),
        Arguments.of(0, inOrder(), "diff site.yml --detailed-exitcode"),
        Arguments.of(2, failed(), "apply site.yml"),
        Arguments.of(2, failed(), "run web command uptime"),
        Arguments.of(3, Scenes.trouble(), "apply site.yml"),
        Arguments.of(3, Scenes.trouble(), "apply site.yml -o json"));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("exitCodes")
  void exitCodeTellsHowTheRunEnded(int code, List<Event> events, String arguments) {
    var run = CommandLineRun.of(new FakeChecker(() -> FakeRun.of(events)), arguments.split(" "));

    assertThat(run.code()).isEqualTo(code);
    assertThat(run.out()).isNotEmpty();
    assertThat(run.err()).isEmpty();
  }

  private static List<Event> inOrder() {
    return List.of(finished(Scenes.counts(5, 0, 0, 0)));
  }

  private static List<Event> failed() {
    return List.of(finished(Scenes.counts(5, 0, 1, 0)));
  }

  private static Event finished(org.mastoplay.event.Counts counts) {
    return new Event.RunFinished(Map.of("web1", counts), false, List.of(), Duration.ZERO);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "aply site.yml          | `mastoplay` has no command `aply`: did you mean `apply`?",
        "apply --limt web x.yml | `mastoplay apply` has no option `--limt`: did you mean"
            + " `--limit`?",
        "lab statsu             | `mastoplay lab` has no command `statsu`: did you mean `status`?",
        "apply                  | `mastoplay apply` needs a word more: PLAYBOOK.",
        "apply site.yml -l      | `--limit` needs a value behind it: PATTERN.",
        "apply a.yml b.yml      | `mastoplay apply` takes no more words, but was given `b.yml`.",
        "apply a.yml -f 0       | --forks is 0, but must be at least 1.",
        "docs gret              | There is no module `gret`: did you mean `greet`?",
      })
  void wrongUsageIsAnsweredWithASentence(String arguments, String sentence) {
    var run = CommandLineRun.of(ready(), arguments.split(" "));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines().findFirst()).contains(sentence);
  }

  @Test
  void optionsBehindALabHostAreForItsCommand() {
    assertThatThrownBy(() -> CommandLineRun.of(ready(), "lab", "ssh", "web1", "ls", "-l", "/"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("no lab is needed here");
  }

  @Test
  void flagsReachTheEngine() {
    var engine = ready();

    CommandLineRun.of(
        engine,
        """
        apply site.yml -i hosts.yml -i a,b, -l web -t x,y --skip-tags z -e a=1 -e b=2 -f 7 -C -b
        --become-user app -K -u admin --private-key id -T 3 --start-at-task Start -vv -D\
        """
            .split("\\s+"));

    assertThat(engine.playbooks).containsExactly("site.yml");
    assertThat(engine.options)
        .containsExactly(
            new Options(
                List.of("hosts.yml", "a,b,"),
                Optional.of("web"),
                Set.of("x", "y"),
                Set.of("z"),
                List.of("a=1", "b=2"),
                7,
                true,
                true,
                Optional.of("app"),
                Optional.of("admin"),
                Optional.of(Path.of("id")),
                Optional.of(new Secret("asked: Password for sudo (not shown): ")),
                Optional.of("Start"),
                Duration.ofSeconds(3)));
  }

  @Test
  void passwordOfTheEnvironmentIsNotAskedFor() {
    var engine = ready();

    CommandLineRun.of(
        engine, Map.of("MASTOPLAY_BECOME_PASSWORD", "hush"), "apply", "site.yml", "-K");

    assertThat(engine.options.getFirst().becomePassword()).contains(new Secret("hush"));
  }

  @Test
  void dryRunTellsTheCommandThatAppliesIt() {
    var run =
        CommandLineRun.of(
            new FakeChecker(() -> FakeRun.of(Scenes.dryRun())),
            "diff",
            "my site.yml",
            "-i",
            "hosts.yml",
            "-bv",
            "-e",
            "a=1",
            "-e",
            "b=2");

    assertThat(run.out())
        .endsWith("Apply it with:  mastoplay apply 'my site.yml' -i hosts.yml -b -e a=1 -e b=2\n");
  }

  @Test
  void mistakesAreAllToldOnStderr() {
    var place = new Source("site.yml", "sate: present").start();
    var mistakes =
        new MistakesFound(
            List.of(
                Problem.at(place, "unknown parameter `sate`", "did you mean `state`?"),
                Problem.at(place, "something else")));

    var run = CommandLineRun.of(refusing(mistakes), "check", "site.yml");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("site.yml:1:1: unknown parameter `sate`", "^ did you mean `state`?")
        .endsWith("2 mistakes. No host was contacted.\n");
  }

  @Test
  void unreachableIsDiagnosed() {
    var run = CommandLineRun.of(refusing(new Unreachable(Scenes.REFUSED)), "apply", "site.yml");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("Why: no SSH server", "Do:  see whether");
  }

  @Test
  void defectsShowTheirTraceOnRequestOnly() {
    var defect = new IllegalStateException("broken");

    var calm = CommandLineRun.of(refusing(defect), "apply", "site.yml");
    var loud = CommandLineRun.of(refusing(defect), "apply", "site.yml", "-vvv");

    assertThat(calm.code()).isEqualTo(2);
    assertThat(calm.err()).contains("broken", "-vvv").doesNotContain("\tat ");
    assertThat(loud.err()).contains("\tat org.mastoplay");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--list-hosts | Web: 2 hosts/  web1/  web2/",
        "--list-tasks | Web:/  Harden sshd     site.yml:41   ssh, base/  Install nginx  "
            + " nginx.yml:8/",
        "--list-tags  | Web: base, ssh/",
      })
  void listsInsteadOfRunning(String flag, String listed) {
    var run = CommandLineRun.of(ready(), "apply", "site.yml", flag);

    assertThat(run.out()).isEqualTo(listed.replace('/', '\n'));
    assertThat(run.code()).isZero();
  }

  @Test
  void checkCountsTheTasks() {
    assertThat(CommandLineRun.of(ready(), "check", "site.yml").out())
        .isEqualTo("site.yml: no mistakes found in 2 tasks. No host was contacted.\n");
  }

  @Test
  void runShowsWhatItsTaskPrints() {
    var engine = new FakeChecker(() -> FakeRun.of(Scenes.run()));

    assertThat(CommandLineRun.of(engine, "run", "web1", "apt", "name=nginx").out())
        .contains("web1  | Unpacking nginx (1.26.3-3)\n");
    assertThat(CommandLineRun.of(engine, "apply", "site.yml").out()).doesNotContain("Unpacking");
  }

  @Test
  void docsExplainAModule() {
    assertThat(CommandLineRun.of(ready(), "docs").out()).startsWith("greet   Greets somebody.\n");
    assertThat(CommandLineRun.of(ready(), "docs", "greet").out())
        .contains(
            "greet: Greets somebody.",
            "  whom  (text, required)\n      Whom to greet.\n      Also called name.\n",
            "        kindly: With a smile\n",
            "      Default: kindly\n",
            "  - name: Be polite\n    greet: world\n");
  }

  @Test
  void completionIsAScriptForBash() {
    assertThat(CommandLineRun.of(ready(), "completion").out())
        .startsWith("#!/usr/bin/env bash")
        .contains("--list-tasks");
  }

  @Test
  void jsonIsAllThatIsPrinted() {
    var run =
        CommandLineRun.of(
            new FakeChecker(() -> FakeRun.of(Scenes.run())), "apply", "site.yml", "-o", "json");

    assertThat(run.out().lines()).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
  }

  private static FakeChecker ready() {
    return new FakeChecker(() -> FakeRun.of(inOrder()));
  }

  private static FakeChecker refusing(RuntimeException reason) {
    return new FakeChecker(() -> {
      throw reason;
    });
  }
}
