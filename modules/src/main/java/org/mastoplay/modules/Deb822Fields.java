package org.mastoplay.modules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of a repository's file, as sources.list(5) has them. */
final class Deb822Fields {
  private Deb822Fields() {}

  /**
   * Says what a person got wrong.
   *
   * @throws IllegalArgumentException if apt would not take the fields
   */
  static void check(
      List<String> types,
      List<String> uris,
      List<String> suites,
      List<String> components,
      Map<String, String> options) {
    if (!Set.of("deb", "deb-src").containsAll(types) || types.isEmpty()) {
      throw new IllegalArgumentException("`types` takes deb and deb-src");
    }
    if (uris.isEmpty() || suites.isEmpty()) {
      throw new IllegalArgumentException("give `uris` and `suites`");
    }
    uris.forEach(it -> {
      if (!it.matches("[a-z0-9+]+:\\S+")) {
        throw new IllegalArgumentException(
            "`%s` is not an address: write one such as https://deb.debian.org/debian"
                .formatted(it));
      }
    });
    var paths = suites.stream().filter(it -> it.endsWith("/")).count();
    if (paths > 0 && !components.isEmpty()) {
      throw new IllegalArgumentException(
          "a suite that ends in `/` is a path and has no `components`");
    }
    if (paths < suites.size() && components.isEmpty()) {
      throw new IllegalArgumentException("give `components`, such as main");
    }
    options.forEach((field, value) -> {
      if (!field.matches("[A-Za-z][A-Za-z0-9-]*") || value.isBlank() || value.contains("\n")) {
        throw new IllegalArgumentException(
            "`%s` can't be set so: `options` takes fields of sources.list(5), each with one line"
                .formatted(field));
      }
    });
  }

  static Map<String, String> of(Deb822Repository it) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("X-Repolib-Name", it.name());
    if (!it.enabled()) {
      fields.put("Enabled", "no");
    }
    put(fields, "Types", it.types());
    put(fields, "URIs", it.uris());
    put(fields, "Suites", it.suites());
    put(fields, "Components", it.components());
    put(fields, "Architectures", it.architectures());
    put(fields, "Languages", it.languages());
    put(fields, "Trusted", it.trusted());
    put(fields, "Check-Valid-Until", it.checkValidUntil());
    put(fields, "Allow-Insecure", it.allowInsecure());
    it.keyring().ifPresent(path -> fields.put("Signed-By", path));
    fields.putAll(it.options());
    return fields;
  }

  private static void put(Map<String, String> fields, String field, List<String> values) {
    if (!values.isEmpty()) {
      fields.put(field, String.join(" ", values));
    }
  }

  private static void put(Map<String, String> fields, String field, Optional<Boolean> value) {
    value.ifPresent(it -> fields.put(field, it ? "yes" : "no"));
  }
}
