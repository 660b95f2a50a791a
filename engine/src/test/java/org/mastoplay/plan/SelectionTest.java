package org.mastoplay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  @ParameterizedTest(name = "--tags {0} --skip-tags {1}: {2} → {3}")
  @CsvSource({
    "'',       '',       '',           true",
    "'',       '',       web,          true",
    "'',       '',       never,        false",
    "'',       '',       'never web',  false",
    "web,      '',       web,          true",
    "web,      '',       'web db',     true",
    "web,      '',       db,           false",
    "web,      '',       '',           false",
    "web,      '',       always,       true",
    "web,      '',       'never web',  true",
    "never,    '',       'never web',  true",
    "all,      '',       db,           true",
    "all,      '',       never,        false",
    "tagged,   '',       db,           true",
    "tagged,   '',       '',           false",
    "untagged, '',       '',           true",
    "untagged, '',       db,           false",
    "'',       web,      web,          false",
    "'',       web,      db,           true",
    "web,      db,       'web db',     false",
    "'',       always,   always,       false",
    "'',       tagged,   db,           false",
    "'',       tagged,   always,       true",
    "'',       untagged, '',           false",
  })
  void choosesTasksAsAnsibleDoes(String tags, String skipTags, String taskTags, boolean wanted) {
    var selection = new Selection(set(tags), set(skipTags), Optional.empty());
    assertThat(selection.wants(set(taskTags))).isEqualTo(wanted);
  }

  private static Set<String> set(String words) {
    return words.isEmpty() ? Set.of() : Set.of(words.split(" "));
  }
}
