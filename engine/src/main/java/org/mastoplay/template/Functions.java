package org.mastoplay.template;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Map;
import java.util.Set;

/** The functions that FreeMarker lacks, under the names that Ansible's filters have. */
final class Functions {
  /** The names of all of them. */
  static final Set<String> NAMES = ImmutableSet.copyOf(all(Limits.DEFAULT).keySet());

  private Functions() {}

  /** All functions by name. */
  static Map<String, Function> all(Limits limits) {
    var all = ImmutableMap.<String, Function.Body>builder();
    DataFunctions.addTo(all);
    TextFunctions.addTo(all);
    ListFunctions.addTo(all);
    var byName = ImmutableMap.<String, Function>builder();
    all.build()
        .forEach((usage, body) -> {
          var function = new Function(usage, limits, body);
          byName.put(function.name(), function);
        });
    return byName.build();
  }
}
