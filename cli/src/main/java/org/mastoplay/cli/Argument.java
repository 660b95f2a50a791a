package org.mastoplay.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * An option or a word that a command takes, and what was given for it. picocli could find both in
 * annotated fields, but the JVM writes classes to read annotations and to set fields, at each
 * start.
 *
 * @param <T> what it is worth once the command line is read
 */
final class Argument<T> implements Arguments {
  private final ArgSpec spec;
  private final Function<ArgSpec, T> worth;

  private Argument(ArgSpec spec, Function<ArgSpec, T> worth) {
    this.spec = spec;
    this.worth = worth;
  }

  /** An option without a value. */
  static Argument<Boolean> toggle(OptionSpec.Builder option) {
    return new Argument<>(option.type(boolean.class).build(), spec -> or(spec, false));
  }

  /** How often an option without a value is given. */
  static Argument<Integer> count(OptionSpec.Builder option) {
    return new Argument<>(
        option.type(boolean[].class).arity("0").build(), spec -> or(spec, new boolean[0]).length);
  }

  /** An option that is worth something without being given. */
  static <T> Argument<T> usually(Class<T> type, T standard, OptionSpec.Builder option) {
    return new Argument<>(
        option.type(type).defaultValue(standard.toString()).build(), spec -> or(spec, standard));
  }

  /** A word that is worth something without being given. */
  static <T> Argument<T> usually(Class<T> type, T standard, PositionalParamSpec.Builder word) {
    return new Argument<>(
        word.type(type).arity("0..1").defaultValue(standard.toString()).build(),
        spec -> or(spec, standard));
  }

  static <T> Argument<Optional<T>> optional(Class<T> type, OptionSpec.Builder option) {
    return new Argument<>(option.type(type).build(), Argument::optional);
  }

  static <T> Argument<Optional<T>> optional(Class<T> type, PositionalParamSpec.Builder word) {
    return new Argument<>(word.type(type).arity("0..1").build(), Argument::optional);
  }

  /** A word that may not be missing. */
  static <T> Argument<T> one(Class<T> type, PositionalParamSpec.Builder word) {
    return new Argument<>(word.type(type).arity("1").required(true).build(), ArgSpec::getValue);
  }

  /** An option that can be given again and again. */
  static <T> Argument<List<T>> all(Class<T> type, OptionSpec.Builder option) {
    return new Argument<>(
        option.type(List.class).auxiliaryTypes(type).build(), spec -> or(spec, List.of()));
  }

  /** All further words, if there are any. */
  static <T> Argument<List<T>> all(Class<T> type, PositionalParamSpec.Builder word) {
    return words("0..*", type, word);
  }

  /** All further words, at least one. */
  static <T> Argument<List<T>> some(Class<T> type, PositionalParamSpec.Builder word) {
    return words("1..*", type, word.required(true));
  }

  /** What was given, as far as the command line is read. */
  T get() {
    return worth.apply(spec);
  }

  ArgSpec spec() {
    return spec;
  }

  @Override
  public Stream<Argument<?>> all() {
    return Stream.of(this);
  }

  private static <T> Argument<List<T>> words(
      String arity, Class<T> type, PositionalParamSpec.Builder word) {
    return new Argument<>(
        word.type(List.class).auxiliaryTypes(type).arity(arity).build(),
        spec -> or(spec, List.of()));
  }

  private static <T> T or(ArgSpec spec, T standard) {
    return Argument.<T>optional(spec).orElse(standard);
  }

  private static <T> Optional<T> optional(ArgSpec spec) {
    return Optional.ofNullable(spec.getValue());
  }
}
