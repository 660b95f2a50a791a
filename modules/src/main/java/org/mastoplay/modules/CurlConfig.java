package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Content;

/**
 * Options of curl that come by its standard input, since those on its command line show in the list
 * of processes.
 */
record CurlConfig(List<String> lines) {
  CurlConfig() {
    this(List.of());
  }

  /** These options and one more. */
  CurlConfig with(String option, String value) {
    if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("`%s` can't contain a line break".formatted(option));
    }
    var more = new ArrayList<>(lines);
    more.add("%s = \"%s\"".formatted(option, value.replace("\\", "\\\\").replace("\"", "\\\"")));
    return new CurlConfig(List.copyOf(more));
  }

  /** These options and one more, if there is a value. */
  CurlConfig with(String option, Optional<String> value) {
    return value.map(it -> with(option, it)).orElse(this);
  }

  /** These options and one that stands for itself. */
  CurlConfig with(String option) {
    var more = new ArrayList<>(lines);
    more.add(option);
    return new CurlConfig(List.copyOf(more));
  }

  Content content() {
    return Content.of(String.join("\n", lines) + "\n");
  }
}
