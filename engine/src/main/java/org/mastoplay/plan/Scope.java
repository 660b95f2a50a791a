package org.mastoplay.plan;

import com.google.common.collect.ImmutableSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.play.Jinja;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/** The variables of one task on one host, rendered when they are first read. */
final class Scope implements Variables {
  private final Templates templates;
  private final List<Layer> layers;
  private final Map<String, Node> rendered = new HashMap<>();
  private final Set<String> underway = new LinkedHashSet<>();

  /**
   * @param layers the strongest first
   */
  Scope(Templates templates, List<Layer> layers) {
    this.templates = templates;
    this.layers = List.copyOf(layers);
  }

  @Override
  public Optional<Node> get(String name) {
    var ready = rendered.get(name);
    if (ready != null) {
      return Optional.of(ready);
    }
    for (var layer : layers) {
      var value = layer.values().get(name);
      if (value != null) {
        var node = layer.data() ? value.get() : render(name, value.get());
        rendered.put(name, node);
        return Optional.of(node);
      }
    }
    return Optional.empty();
  }

  @Override
  public Set<String> names() {
    return layers.stream()
        .flatMap(layer -> layer.values().keySet().stream())
        .collect(ImmutableSet.toImmutableSet());
  }

  private Node render(String name, Node value) {
    if (!underway.add(name)) {
      throw new MistakesFound(
          Problem.at(
              value.place(),
              "the variable `%s` needs itself: %s → %s"
                  .formatted(name, String.join(" → ", underway), name),
              "write its value without itself"));
    }
    try {
      // A playbook's own have been looked at when it was read; those of inventories only if read.
      var foreign = new Problems();
      new Jinja(foreign).refuse(value);
      foreign.throwIfAny();
      return templates.renderAll(value, this);
    } finally {
      underway.remove(name);
    }
  }
}
