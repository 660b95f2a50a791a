package org.mastoplay.plan;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;

/**
 * What a probe makes of the answers there are.
 *
 * @param value the state, if nothing is missing
 * @param missing what has to be looked at first; after that there may be more
 * @param used the queries whose answers went into it
 */
public record Sight<T>(Optional<T> value, Set<Query<?>> missing, Set<Query<?>> used) {
  public Sight {
    missing = ImmutableSet.copyOf(missing);
    used = ImmutableSet.copyOf(used);
  }

  /** Follows a probe as far as the answers reach. */
  public static <T> Sight<T> of(Probe<T> probe, Answers answers) {
    return switch (probe) {
      case Probe.Known<T> known -> new Sight<>(Optional.of(known.value()), Set.of(), Set.of());
      case Probe.Look<T> look -> ofLook(look.query(), answers);
      case Probe.Both<?, ?, T> both -> ofBoth(both, answers);
      case Probe.Then<?, T> then -> ofThen(then, answers);
    };
  }

  private static <T> Sight<T> ofLook(Query<T> query, Answers answers) {
    @SuppressWarnings("unchecked") // the type that the query promises
    var answer = (Optional<T>) answers.to(query);
    return new Sight<>(answer, answer.isPresent() ? Set.of() : Set.of(query), Set.of(query));
  }

  private static <A, B, T> Sight<T> ofBoth(Probe.Both<A, B, T> both, Answers answers) {
    var first = of(both.first(), answers);
    var second = of(both.second(), answers);
    return new Sight<>(
        first.value.flatMap(a -> second.value.map(b -> both.merge().apply(a, b))),
        Sets.union(first.missing, second.missing),
        Sets.union(first.used, second.used));
  }

  private static <A, T> Sight<T> ofThen(Probe.Then<A, T> then, Answers answers) {
    var first = of(then.first(), answers);
    if (first.value.isEmpty()) {
      return new Sight<>(Optional.empty(), first.missing, first.used);
    }
    var next = of(then.next().apply(first.value.get()), answers);
    return new Sight<>(next.value, next.missing, Sets.union(first.used, next.used));
  }
}
