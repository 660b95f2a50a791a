package org.mastoplay.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mastoplay.template.DependsOnUnknown;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/** Whatever a person's fingers do to a playbook, it is read, or answered with placed problems. */
class MutatedPlaybooksTest {
  private static final int ROUNDS = 5_000;
  private static final long SEED = 20261122;
  private static final List<String> BITS =
      List.of(
          "\t", " ", "  ", "\n", "\n- ", ": ", ":", "'", "\"", "{", "}", "[", "]", "${", "${x}",
          "}", "<#if x>", "<#", "{{ x }}", "*", "&a ", "*a", "<<: *a", "!", "!!str ", "|", ">", "#",
          "---", "...", "%", "@", "`", "\\", "?", "\u0000", "ä", "😀", "(", ")", "+", "null", "~",
          ",", "-");
  private static final String PLAYBOOK =
      """
      - name: Web
        hosts: web:!web3
        become: true
        vars:
          port: &p 80
          users: [{name: alice, uid: 1000}, {name: bob}]
        tasks:
          - name: Install ${item}
            apt:
              name: ${item}
              state: present
            loop: [nginx, "${users?map(u -> u.name)?join(', ')}"]
            when: port == 80 && facts.os!'x' == 'Debian'
            register: installed
          - name: Page
            copy:
              dest: /var/www/index.html
              mode: 0644
              content: |
                <#list users as user>
                Hello ${user.name?cap_first}, port ${port + 1}
                </#list>
            notify: Reload
        handlers:
          - name: Reload
            command: nginx -s reload
      """;

  private final Random random = new Random(SEED);
  private final Templates templates = new Templates();
  private final PlaybookReader reader = new PlaybookReader(Set.of("apt", "copy", "command"));

  @Test
  @Timeout(120)
  void noMutationBreaksTheReader() {
    for (var round = 0; round < ROUNDS; round++) {
      var text = mutated();
      try {
        use(new Source("site.yml", text));
      } catch (RuntimeException | StackOverflowError e) {
        fail("seed %d, round %d:\n%s".formatted(SEED, round, text), e);
      }
    }
  }

  private void use(Source source) {
    var problems = new Problems();
    var playbook = reader.read(source, Path.of("target/nothing"), problems);
    playbook.stream()
        .flatMap(it -> it.plays().stream())
        .forEach(play -> play.tasks().forEach(item -> evaluate(play, item, problems)));
    assertThat(playbook.isEmpty() && problems.isEmpty()).isFalse();
    problems.list().forEach(MutatedPlaybooksTest::checkPlaced);
  }

  private void evaluate(Play play, Item item, Problems problems) {
    if (!(item instanceof Task task)) {
      return;
    }
    var variables = new OfPlay(play.variables());
    collect(problems, () -> templates.renderAll(task.arguments(), variables));
    task.when().forEach(it -> collect(problems, () -> templates.holds(it, variables)));
    task.loop()
        .ifPresent(it -> collect(problems, () -> templates.renderAll(it.items(), variables)));
  }

  private static void collect(Problems problems, Runnable work) {
    try {
      work.run();
    } catch (MistakesFound e) {
      problems.addAll(e.problems());
    } catch (DependsOnUnknown e) {
      fail("nothing is unknown here", e);
    }
  }

  private static void checkPlaced(Problem problem) {
    var lines = (int) problem.place().source().text().chars().filter(c -> c == '\n').count() + 1;
    assertThat(problem.place().line()).as(problem.describe()).isBetween(1, lines);
    assertThat(problem.message())
        .isNotBlank()
        .doesNotContain("freemarker", "snakeyaml", "Exception");
  }

  private String mutated() {
    var text = new StringBuilder(PLAYBOOK);
    for (var i = random.nextInt(1, 5); i > 0 && !text.isEmpty(); i--) {
      var at = random.nextInt(text.length());
      var end = Math.min(text.length(), at + random.nextInt(1, 12));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, BITS.get(random.nextInt(BITS.size())));
        case 2 -> text.replace(at, end, BITS.get(random.nextInt(BITS.size())));
        default -> text.insert(random.nextInt(text.length()), text.substring(at, end));
      }
    }
    return text.toString();
  }

  private record OfPlay(Node.Mapping values) implements Variables {
    @Override
    public Optional<Node> get(String name) {
      return values.get(name);
    }

    @Override
    public Set<String> names() {
      return Set.copyOf(values.keys().toList());
    }
  }
}
