package org.mastoplay.module;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.mastoplay.module.Query.Depth;

/**
 * What a task wants to know of its host: queries, and how their answers become a state.
 *
 * <p>Probes compose: {@link #with} looks at two things at once, {@link #then} looks again when the
 * first answer makes it worth while.
 *
 * @param <T> the state
 */
public sealed interface Probe<T> {
  /** Looks at one thing. */
  record Look<T>(Query<T> query) implements Probe<T> {}

  /** Knows already. */
  record Known<T>(T value) implements Probe<T> {}

  /** Looks at two things at the same time. */
  record Both<A, B, T>(Probe<A> first, Probe<B> second, BiFunction<A, B, T> merge)
      implements Probe<T> {}

  /** Looks, and then perhaps looks further. */
  record Then<A, T>(Probe<A> first, Function<A, Probe<T>> next) implements Probe<T> {}

  /** For modules that need to know nothing. */
  static Probe<Nothing> nothing() {
    return new Known<>(new Nothing());
  }

  static <T> Probe<T> known(T value) {
    return new Known<>(value);
  }

  static Probe<FileState> file(RemotePath path, Depth depth) {
    return new Look<>(new Query.OfFile(path, depth));
  }

  /** A file on the controller. */
  static Probe<FileState> localFile(LocalPath path) {
    return new Look<>(new Query.OfLocalFile(path));
  }

  static Probe<PackageState> aptPackage(String name) {
    return new Look<>(new Query.OfPackage(name));
  }

  /** A package, and in any case the version that apt would install now. */
  static Probe<PackageState> aptCandidate(String name) {
    return new Look<>(new Query.OfPackage(name, true));
  }

  static Probe<UnitState> unit(String name) {
    return new Look<>(new Query.OfUnit(name));
  }

  static Probe<AccountState> account(String name) {
    return new Look<>(new Query.OfAccount(name));
  }

  static Probe<GroupState> group(String name) {
    return new Look<>(new Query.OfGroup(name));
  }

  /** A script that changes nothing. */
  static Probe<ScriptState> script(Script script) {
    return new Look<>(new Query.OfScript(script));
  }

  /** Looks at the same kind of thing for each of several keys. */
  static <K, V> Probe<Map<K, V>> each(List<K> keys, Function<K, Probe<V>> probe) {
    Probe<List<V>> all = known(List.of());
    for (var key : keys) {
      all = all.with(probe.apply(key), Probe::appended);
    }
    return all.map(values -> {
      var byKey = new LinkedHashMap<K, V>();
      for (var i = 0; i < keys.size(); i++) {
        byKey.put(keys.get(i), values.get(i));
      }
      return byKey;
    });
  }

  default <B, R> Probe<R> with(Probe<B> other, BiFunction<T, B, R> merge) {
    return new Both<>(this, other, merge);
  }

  /**
   * Looks at something else in the same exchange, since a {@link #then} behind this will probably
   * want it: where most homes are, say. If it does not, nothing is lost.
   */
  default Probe<T> alongside(Probe<?> likely) {
    return with(likely, (value, _) -> value);
  }

  default <R> Probe<R> then(Function<T, Probe<R>> next) {
    return new Then<>(this, next);
  }

  default <R> Probe<R> map(Function<T, R> function) {
    return new Then<>(this, value -> new Known<>(function.apply(value)));
  }

  /** The state of a module that looks at nothing. */
  record Nothing() {}

  private static <V> List<V> appended(List<V> list, V value) {
    var longer = new ArrayList<>(list);
    longer.add(value);
    return longer;
  }
}
