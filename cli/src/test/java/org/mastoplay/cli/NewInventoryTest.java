package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mastoplay.play.Param;
import org.mastoplay.play.ParamType;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.YamlReader;

class NewInventoryTest {
  private static final String[] PARTS =
      "$ ${ } ${x} <#if : # - ' \" \\ , [ ] { } ! & * % @ ` | > ? ~ yes null 0644 1e3 ü 日本 \t a"
          .split(" ");

  private final NewInventory inventory =
      new NewInventory(
          Path.of("site.yml"),
          Optional.of("mastodon"),
          ServerAddress.read("203.0.113.7:2222").orElseThrow(),
          false);

  @Test
  void whatIsTypedIsWhatThePlaybookReads() {
    var random = new Random(26);
    for (var i = 0; i < 5_000; i++) {
      var typed = new StringBuilder();
      random.ints(1 + random.nextInt(6), 0, PARTS.length).forEach(it -> typed.append(PARTS[it]));
      var text = typed.toString();

      var yaml = inventory.text(List.of(answer(ParamType.STRING, text)), List.of());

      assertThat(read(yaml)).as(yaml).isEqualTo(text);
    }
  }

  @Test
  void wholeFile() {
    assertThat(
            inventory.text(
                List.of(answer(ParamType.STRING, "08"), answer(ParamType.BOOL, "true")), List.of()))
        .isEqualTo(
            """
            # The server, and what site.yml has to know of it. Change it as you like: `mastoplay docs FILE`
            # tells all that a playbook can be told, `mastoplay check site.yml` whether it fits.
            all:
              vars:
                # What it is for
                thing: '08'
                # What it is for
                thing: true
              children:
                mastodon:
                  hosts:
                    my-server:
                      ansible_host: 203.0.113.7
                      ansible_port: 2222
                      ansible_user: root
            """);
  }

  @Test
  void playbookForAllHostsNeedsNoGroup() {
    var server = ServerAddress.read("alice@server.example").orElseThrow();

    assertThat(
            new NewInventory(Path.of("site.yml"), Optional.empty(), server, true)
                .text(List.of(), List.of()))
        .endsWith(
            """
            all:
              hosts:
                server.example:
                  ansible_user: alice
                  ansible_become: true
            """);
  }

  private static Answer answer(ParamType type, String text) {
    var start = new Source("answer", text).start();
    var param =
        new Param(
            Node.text(start, "thing"),
            type,
            Optional.empty(),
            Optional.empty(),
            true,
            "What\n it is for",
            List.of(),
            Optional.empty(),
            false,
            Optional.empty(),
            false);
    return new Answer(param, Node.text(start, text));
  }

  private static String read(String yaml) {
    var problems = new Problems();
    var root = (Node.Mapping) YamlReader.read(new Source("i.yml", yaml), problems).orElseThrow();
    problems.throwIfAny();
    var all = (Node.Mapping) root.get("all").orElseThrow();
    var variables = (Node.Mapping) all.get("vars").orElseThrow();
    var value = (Node.Scalar) variables.get("thing").orElseThrow();
    return ((Node.Scalar) new Templates().render(value, nothing())).text();
  }

  private static Variables nothing() {
    return new Variables() {
      @Override
      public Optional<Node> get(String name) {
        return Optional.empty();
      }

      @Override
      public Set<String> names() {
        return Set.of();
      }
    };
  }
}
