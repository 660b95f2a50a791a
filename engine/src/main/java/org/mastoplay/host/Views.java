package org.mastoplay.host;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.OfScript;

/**
 * What is looked at in one exchange from several viewpoints: files, packages, units and accounts
 * once for all, since they look the same to everybody; scripts by whom they are wanted.
 */
final class Views {
  private final Collection<Query<?>> queries;
  private final Map<Viewpoint, Collection<Query<?>>> others;
  private final List<Look> shared;
  private final Map<Viewpoint, Look> scripts;

  Views(
      Collection<Query<?>> queries,
      Program program,
      Map<Viewpoint, ? extends Collection<Query<?>>> others,
      Function<Viewpoint, Program> programs) {
    this.queries = queries;
    this.others = ImmutableMap.copyOf(others);
    var all = new LinkedHashSet<>(queries);
    others.values().forEach(more -> more.stream().filter(it -> !isScript(it)).forEach(all::add));
    this.shared = Look.at(all, program);
    this.scripts =
        ImmutableMap.copyOf(
            Maps.transformEntries(
                this.others, (from, more) -> new LookScripts(scripts(more), programs.apply(from))));
  }

  private static boolean isScript(Query<?> query) {
    return query instanceof OfScript;
  }

  private static List<OfScript> scripts(Collection<Query<?>> queries) {
    return queries.stream()
        .filter(OfScript.class::isInstance)
        .map(OfScript.class::cast)
        .distinct()
        .toList();
  }

  /** All that is looked at, in the order in which it is read. */
  List<Look> looks() {
    var looks = new ArrayList<>(shared);
    looks.addAll(scripts.values());
    return looks;
  }

  /** The answers to what was asked from the shell's own viewpoint, and from others. */
  record Answers(Map<Query<?>, Object> own, Map<Viewpoint, Map<Query<?>, Object>> others) {}

  Answers read(Sections sections) {
    var seen = new HashMap<Query<?>, Object>();
    shared.forEach(look -> seen.putAll(look.read(sections)));
    var own = new HashMap<>(Maps.filterKeys(seen, queries::contains));
    var byOthers = ImmutableMap.<Viewpoint, Map<Query<?>, Object>>builder();
    scripts.forEach((from, look) -> {
      var answers = new HashMap<>(look.read(sections));
      for (var query : others.getOrDefault(from, List.of())) {
        if (seen.containsKey(query) && !isScript(query)) {
          answers.put(query, seen.get(query));
        }
      }
      byOthers.put(from, answers);
    });
    return new Answers(own, byOthers.buildOrThrow());
  }
}
