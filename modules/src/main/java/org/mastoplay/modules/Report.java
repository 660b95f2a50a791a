package org.mastoplay.modules;

import java.util.List;
import java.util.Optional;

/** What a script tells: lines, each a key and what it stands for. */
record Report(String text) {
  /** What the first line with this key says. */
  Optional<String> first(String key) {
    return all(key).stream().findFirst();
  }

  /** What the first line with this key says, or nothing. */
  String get(String key) {
    return first(key).orElse("");
  }

  /** The number in the first line with this key, or else another. */
  long number(String key, long otherwise) {
    return first(key).filter(it -> it.matches("-?\\d{1,18}")).map(Long::valueOf).orElse(otherwise);
  }

  /** What each line with this key says. */
  List<String> all(String key) {
    return text.lines()
        .filter(line -> line.equals(key) || line.startsWith(key + " "))
        .map(line -> line.substring(key.length()).strip())
        .toList();
  }
}
