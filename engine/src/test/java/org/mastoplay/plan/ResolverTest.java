package org.mastoplay.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastoplay.text.MistakesFound;

class ResolverTest {
  private static final String WEB = "all: {hosts: {web: {ROLE}}}";

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "tell: {text: hi}                              | Ready",
        "tell: {text: '${facts.distribution}'}         | Waits",
        "tell: {text: '${told}'}, vars: {told: '${facts.distribution}'} | Waits",
        "tell: {text: hi}, when: false                 | Skipped",
        "tell: {text: hi}, when: facts.kernel == 'y'        | Waits",
        "tell: {text: hi}, when: [false, facts.kernel == 'y'] | Skipped",
        "tell: {text: hi}, loop: []                    | Skipped",
        "tell: {text: hi}, loop: '${facts.all_ipv4_addresses}'      | Waits",
        "tell: {text: '${item}'}, loop: [a, b]         | Ready Ready",
        "tell: {text: '${item}'}, loop: [a, b], when: item == 'b' | Skipped Ready",
        "tell: {text: '${x}'}, loop: [a, b], vars: {x: '${item}!'} | Ready Ready",
      })
  void resolvesAsFarAsItGoes(String task, String expected) {
    var resolved = Sites.resolved(site("", task));
    assertThat(resolved)
        .extracting(it -> it.getClass().getSimpleName())
        .containsExactly(expected.split(" "));
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "tell: {text: '${nobody}'}                        | undefined variable `nobody`",
        "tell: '${nobody}'                                | `tell` takes its parameters by name",
        "tell: {text: hi}, loop: '${inventory_hostname}'  | `loop` must be a list",
        "tell: {text: hi}, changed_when: nobody           | undefined variable `nobody`",
        "tell: {text: hi}, failed_when: inventory_hostname | not a condition",
        "tell: {text: hi}, notify: 'the ${inventory_hostname}' | there is no handler `the web`",
        "tell: {text: hi}, become: true, become_method: pfexec | can't become another account by"
            + " `pfexec`",
      })
  void findsMistakesBeforeAnyHostIsTouched(String task, String message) {
    assertThatThrownBy(() -> site("", task))
        .isInstanceOf(MistakesFound.class)
        .hasMessageMatching("(?s)test\\.yml:3:\\d+: .*")
        .satisfies(it ->
            assertThat(it)
                .hasMessageContaining(message.equals("not a condition") ? "is" : message));
  }

  @ParameterizedTest(name = "inventory {0}, task {1} → {2} by {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "                                                     |               | nobody | sudo",
        "                                                     | become: true  | root   | sudo",
        "ansible_become: true                                 |               | root   | sudo",
        "ansible_become: yes                                  | become: false | nobody | sudo",
        "ansible_become: true, ansible_become_user: alice     |               | alice  | sudo",
        "ansible_become_user: alice                           | become: true, become_user: bob |"
            + " bob | sudo",
        "ansible_become: true, ansible_become_method: su      |               | root   | su",
        "ansible_become: Yes, ansible_become_method: doas     |               | root   | doas",
        "ansible_become: 0                                    |               | nobody | sudo",
        "ansible_become_method: su                            | become: true, become_method: sudo |"
            + " root | sudo",
        "ansible_become_user: '${inventory_hostname}'         | become: true  | web    | sudo",
      })
  void actsAsTaskThenInventorySay(String inventory, String task, String user, String method) {
    var site = site(text(inventory), "tell: {text: hi}" + prefixed(text(task)));
    var ready = (Resolved.Ready) Sites.resolved(site).getFirst();
    assertThat(ready.acting().user().orElse("nobody")).isEqualTo(user);
    assertThat(ready.acting().method()).isEqualTo(method);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "ansible_become: perhaps                          | `ansible_become` can't be `perhaps`",
        "ansible_become: true, ansible_become_method: runas | can't become another account by"
            + " `runas`",
        "ansible_become: true, ansible_become_user: [a]   | must be text",
      })
  void findsMistakesOfTheInventory(String inventory, String message) {
    assertThatThrownBy(() -> site(inventory, "tell: {text: hi}"))
        .isInstanceOf(MistakesFound.class)
        .hasMessageContaining("hosts.yml:1:")
        .hasMessageContaining(message);
  }

  @Test
  void namesRoundsByTheirItems() {
    assertThat(labels("tell: {text: hi}, loop: [a, {b: c}]")).containsExactly("a", "item 2");
    assertThat(
            labels(
                "tell: {text: hi}, loop: [{n: a}], loop_control: {label: '${item.n}', index_var:"
                    + " i}"))
        .containsExactly("a");
  }

  @Test
  void hidesItemsThatAreNotToBeLogged() {
    assertThat(labels("tell: {text: hi}, no_log: true, loop: [secret]")).containsExactly("item 1");
  }

  private java.util.List<String> labels(String task) {
    return Sites.resolved(site("", task)).stream()
        .map(it -> it.task().item().orElseThrow())
        .toList();
  }

  private Site site(String inventory, String task) {
    return Sites.read(
        folder,
        WEB.replace("ROLE", inventory),
        "- hosts: web\n  tasks:\n    - {%s}\n".formatted(task));
  }

  private static String text(@org.jspecify.annotations.Nullable String cell) {
    return cell == null ? "" : cell;
  }

  private static String prefixed(String keywords) {
    return keywords.isEmpty() ? "" : ", " + keywords;
  }
}
