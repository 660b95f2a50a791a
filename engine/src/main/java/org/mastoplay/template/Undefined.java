package org.mastoplay.template;

import freemarker.core.TemplateReads;
import freemarker.core.TemplateReads.Guard;
import freemarker.core.TemplateReads.Read;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/**
 * Finds what templates read and nobody defines.
 *
 * <p>Nothing is told in doubt: what is asked for in one place of a template (with {@code ??} or
 * {@code !}) may be missing in all of it, since the one place may be the condition of the other.
 */
final class Undefined {
  private final Variables variables;
  private final Problems problems;
  private final Map<String, Optional<Node>> values = new HashMap<>();

  Undefined(Variables variables, Problems problems) {
    this.variables = variables;
    this.problems = problems;
  }

  /** Looks at a template with all that it includes. */
  void find(Parts parts) {
    var known = new HashSet<String>();
    var asked = new HashSet<List<String>>();
    var mayBeMissing = new HashSet<List<String>>();
    for (var part : parts.byName().values()) {
      known.addAll(part.defined());
      part.inclusions().forEach(it -> known.addAll(it.bound()));
      for (var read : part.reads()) {
        switch (read.guard()) {
          case ASKED -> asked.add(read.path());
          case IN_PASSING -> mayBeMissing.add(read.path());
          case NONE -> {}
        }
      }
    }
    parts
        .byName()
        .forEach((file, part) -> {
          for (var read : part.reads()) {
            var path = read.path();
            if (!known.contains(path.getFirst())) {
              var allowed =
                  read.guard() != Guard.NONE || mayBeMissing.contains(path) || isAsked(path, asked);
              find(read, allowed || !parts.complete(), () -> parts.place(file, read.spot()));
            }
          }
        });
  }

  private void find(Read read, boolean mayBeMissing, Supplier<Place> place) {
    var path = read.path();
    var last = path.getLast();
    if (path.size() == 1) {
      // Asked for in any case: its own mistakes count even where it may be missing.
      if (value(last).isEmpty() && !mayBeMissing && !Functions.NAMES.contains(last)) {
        problems.add(Missing.variable(place.get(), last, variables));
      }
    } else if (!mayBeMissing
        && follow(path.subList(0, path.size() - 1)).orElse(null) instanceof Node.Mapping map
        && map.get(last).isEmpty()) {
      problems.add(Missing.key(place.get(), read.of(), last, map));
    }
  }

  private static boolean isAsked(List<String> path, Set<List<String>> asked) {
    for (var i = 1; i <= path.size(); i++) {
      var any = new ArrayList<>(path.subList(0, i - 1));
      any.add(TemplateReads.ANY);
      if (asked.contains(path.subList(0, i)) || (i > 1 && asked.contains(any))) {
        return true;
      }
    }
    return false;
  }

  private Optional<Node> follow(List<String> path) {
    var node = value(path.getFirst());
    for (var name : path.subList(1, path.size())) {
      node = node.flatMap(it -> it instanceof Node.Mapping map ? map.get(name) : Optional.empty());
    }
    return node;
  }

  /** The value of a variable; one that can't be worked out has mistakes of its own, or is later. */
  private Optional<Node> value(String name) {
    var known = values.get(name);
    if (known == null) {
      known = ask(name);
      values.put(name, known);
    }
    return known;
  }

  private Optional<Node> ask(String name) {
    try {
      return variables.get(name);
    } catch (DependsOnUnknown later) {
      return unknown(later.dependsOn());
    } catch (MistakesFound e) {
      problems.addAll(e.problems());
      return unknown(name);
    }
  }

  private static Optional<Node> unknown(String dependsOn) {
    return Optional.of(new Node.Unknown(new Source("", "").start(), dependsOn));
  }
}
