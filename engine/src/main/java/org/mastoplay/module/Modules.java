package org.mastoplay.module;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableSortedMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All modules that playbooks can use. */
public final class Modules {
  private final ImmutableSortedMap<String, Supplier<ModuleSpec>> byName;
  private final ImmutableSortedMap<String, Supplier<ModuleSpec>> byAnyName;

  /**
   * The modules of all catalogues.
   *
   * @throws IllegalArgumentException if two have the same name
   */
  public Modules(List<ModuleCatalogue> catalogues) {
    var names = new TreeMap<String, Supplier<ModuleSpec>>();
    var anyNames = new TreeMap<String, Supplier<ModuleSpec>>();
    for (var catalogue : catalogues) {
      for (var type : catalogue.modules()) {
        // A run uses few of the modules, and reflection is what its start can do without.
        var spec = Suppliers.memoize(() -> ModuleSpec.of(type));
        var module = ModuleSpec.annotation(type);
        names.put(module.name(), spec);
        add(anyNames, module.name(), spec);
        for (var alias : module.aliases()) {
          add(anyNames, alias, spec);
        }
      }
    }
    byName = ImmutableSortedMap.copyOf(names);
    byAnyName = ImmutableSortedMap.copyOf(anyNames);
  }

  /** The module of this name, or of this alias. */
  public Optional<ModuleSpec> find(String name) {
    return Optional.ofNullable(byAnyName.get(name)).map(Supplier::get);
  }

  /** All names and aliases, sorted. */
  public Set<String> names() {
    return byAnyName.keySet();
  }

  /** All modules, sorted by their names. */
  public List<ModuleSpec> all() {
    return byName.values().stream().map(Supplier::get).toList();
  }

  private static void add(
      Map<String, Supplier<ModuleSpec>> names, String name, Supplier<ModuleSpec> spec) {
    if (names.put(name, spec) != null) {
      throw new IllegalArgumentException("two modules are called `%s`".formatted(name));
    }
  }
}
