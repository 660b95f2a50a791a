package org.mastoplay.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mastoplay.template.Expression;
import org.mastoplay.text.Cases;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

class PlaybookReaderTest {
  private static final Path FOLDER = Path.of("target/nothing");

  private final Problems problems = new Problems();
  private final PlaybookReader reader =
      new PlaybookReader(Set.of("apt", "user", "command", "copy", "template", "service"));

  static Stream<Cases> mistakes() {
    return Cases.of(PlaybookReaderTest.class, "playbooks.cases");
  }

  @ParameterizedTest
  @MethodSource
  void mistakes(Cases it) {
    reader.read(new Source("site.yml", it.input()), FOLDER, problems);

    assertThat(Cases.told(problems.list())).isEqualTo(it.expected());
  }

  @Test
  void aWholePlay() {
    var play =
        play(
            """
            - name: Web
              hosts: [web, "!web3"]
              become: true
              become_user: www-data
              gather_facts: false
              tags: a, b
              vars: {port: 80}
              pre_tasks:
                - apt: {name: curl}
              tasks:
                - name: Install ${item}
                  ansible.builtin.apt:
                    name: ${item}
                  loop: ${packages}
                  loop_control: {loop_var: item, index_var: n, label: "${item}"}
                  when:
                    - port == 80
                    - facts.os == 'Debian'
                  register: installed
                  notify: [Reload, it's, done]
                  changed_when: false
                  failed_when: installed.rc gt 1
                  ignore_errors: true
                  no_log: true
                  tags: [c]
              post_tasks:
                - command: docker ps --format {{.Names}}
              handlers:
                - name: Reload
                  listen: web
                  command: nginx -s reload
            """);

    assertThat(problems.list()).isEmpty();
    assertThat(play.name()).isEqualTo("Web");
    assertThat(play.hosts().text()).isEqualTo("web,!web3");
    assertThat(play.manner().become().become()).contains(true);
    assertThat(play.gatherFacts()).isFalse();
    assertThat(play.manner().tags()).containsExactlyInAnyOrder("a", "b");
    assertThat(play.tasks())
        .extracting(it -> ((Task) it).module().text())
        .containsExactly("apt", "apt", "command");
    assertThat(play.handlers().getFirst().listensTo())
        .extracting(Node.Scalar::text)
        .containsExactly("web");
    var task = (Task) play.tasks().get(1);
    assertThat(task.reference()).isEqualTo("\"Install ${item}\" (site.yml:11)");
    assertThat(task.when())
        .extracting(Expression::text)
        .containsExactly("port == 80", "facts.os == 'Debian'");
    assertThat(task.loop().flatMap(Loop::index)).contains("n");
    assertThat(task.register()).map(Node.Scalar::text).contains("installed");
    assertThat(task.notifies())
        .extracting(Node.Scalar::text)
        .containsExactly("Reload", "it's", "done");
    assertThat(task.changedWhen()).extracting(Expression::text).containsExactly("false");
    assertThat(task.manner().ignoreErrors().isPresent() && task.manner().hidden()).isTrue();
  }

  @Test
  void whatIsLeftOut() {
    var play = play("- hosts: web\n  tasks:\n    - apt: {name: x}\n");
    var task = (Task) play.tasks().getFirst();

    assertThat(play.name()).isEqualTo("web");
    assertThat(play.gatherFacts()).isTrue();
    assertThat(play.manner().become()).isEqualTo(Become.UNSAID);
    assertThat(task.title()).isEqualTo("apt");
    assertThat(task.loop()).isEqualTo(Optional.empty());
  }

  @Test
  void aMistakeInOneTaskLeavesTheOthers() {
    var play = play("- hosts: web\n  tasks:\n    - atp: {}\n    - apt: {name: x}\n");

    assertThat(play.tasks()).hasSize(2);
    assertThat(problems.list()).hasSize(1);
  }

  private Play play(String yaml) {
    return reader
        .read(new Source("site.yml", yaml), FOLDER, problems)
        .orElseThrow()
        .plays()
        .getFirst();
  }
}
