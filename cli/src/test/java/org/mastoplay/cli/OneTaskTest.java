package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OneTaskTest {
  @Test
  void pairsBecomeParameters() {
    assertThat(
            OneTask.playbook("web", "apt", List.of("name=[nginx, curl]", "state=a \"b\"")).text())
        .isEqualTo(
            """
            - name: command line
              hosts: "web"
              tasks:
                - name: "apt name=[nginx, curl] state=a \\"b\\""
                  "apt":
                    name: [nginx, curl]
                    state: "a \\"b\\""
            """);
  }

  @Test
  void otherWordsAreTheFreeForm() {
    assertThat(OneTask.playbook("all", "command", List.of("echo", "a=b")).text())
        .endsWith("\"command\": \"echo a=b\"\n");
  }

  @Test
  void withoutWordsThereAreNoParameters() {
    assertThat(OneTask.playbook("all", "ping", List.of()).text()).endsWith("\"ping\": {}\n");
  }
}
