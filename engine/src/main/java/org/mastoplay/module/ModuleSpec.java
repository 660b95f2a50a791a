package org.mastoplay.module;

import com.google.common.collect.ImmutableList;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/**
 * A module's parameters as data, read from its record: what the checker, the binder, the reference
 * and the schema are made from.
 */
public final class ModuleSpec {
  private final Module module;
  private final ImmutableList<Parameter> parameters;
  private final ImmutableList<Told> tells;
  private final Constructor<? extends TaskModule<?>> constructor;

  private ModuleSpec(
      Module module,
      ImmutableList<Parameter> parameters,
      ImmutableList<Told> tells,
      Constructor<? extends TaskModule<?>> constructor) {
    this.module = module;
    this.parameters = parameters;
    this.tells = tells;
    this.constructor = constructor;
  }

  /**
   * Reads a module's record.
   *
   * @throws IllegalArgumentException if it is no record, lacks {@link Module} or {@link Doc}, or
   *     has a component of a type that no argument can become
   */
  public static ModuleSpec of(Class<? extends TaskModule<?>> type) {
    var module = annotation(type);
    var components = type.getRecordComponents();
    if (components == null) {
      throw new IllegalArgumentException(type.getName() + " is not a record");
    }
    var parameters =
        Arrays.stream(components).map(Parameter::of).collect(ImmutableList.toImmutableList());
    try {
      var constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return new ModuleSpec(module, parameters, tells(type), constructor);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ImmutableList<Told> tells(Class<?> type) {
    return Arrays.stream(type.getAnnotationsByType(Tells.class))
        .map(it -> new Told(it.name(), it.doc()))
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * Something that a module tells.
   *
   * @param name behind that of the registered variable, such as {@code stat.exists}
   */
  public record Told(String name, String doc) {}

  static Module annotation(Class<? extends TaskModule<?>> type) {
    return Optional.ofNullable(type.getAnnotation(Module.class))
        .orElseThrow(() -> new IllegalArgumentException(type.getName() + " lacks @Module"));
  }

  /** The word that playbooks use. */
  public String name() {
    return module.name();
  }

  /** Other words that playbooks may use. */
  public List<String> aliases() {
    return List.of(module.aliases());
  }

  /** What the module is for, one sentence. */
  public String summary() {
    return module.summary();
  }

  /** The version of mastoplay that first had it. */
  public String since() {
    return module.since();
  }

  /** Commands that must be on the host, beyond Debian's essential packages. */
  public List<String> needs() {
    return List.of(module.needs());
  }

  /** Tasks as they stand in a playbook. */
  public List<String> examples() {
    return List.of(module.examples());
  }

  /** Whether it gives variables to hosts. */
  public boolean setsVariables() {
    return SetsVariables.class.isAssignableFrom(constructor.getDeclaringClass());
  }

  /** What it tells beside what all tasks tell. */
  public List<Told> tells() {
    return tells;
  }

  /** The parameters in the order in which the record declares them. */
  public List<ParameterSpec> parameters() {
    return parameters.stream().map(Parameter::spec).toList();
  }

  /**
   * Checks what can be checked before anything is rendered: names, what is missing, and the values
   * that hold no {@code ${…}}.
   *
   * @param task where the module's name is written
   */
  public void checkNames(Node arguments, Place task, Problems problems) {
    if (arguments instanceof Node.Unknown) {
      return;
    }
    var mine = new Problems();
    var given = GivenArguments.match(this, parameters, arguments, task, mine);
    var all = given.values().stream().allMatch(Unrendered::isRendered);
    for (var parameter : parameters) {
      given
          .of(parameter)
          .flatMap(Unrendered::rendered)
          .ifPresent(node -> parameter.read(node, Unrendered.CONTEXT, mine));
    }
    if (all && mine.isEmpty()) {
      build(given, task, Unrendered.CONTEXT, mine);
    }
    problems.addAll(mine.list());
  }

  /**
   * Turns arguments, in which no {@code ${…}} is left, into the module.
   *
   * @param task where the module's name is written
   * @return nothing if {@code problems} were found
   */
  public Optional<TaskModule<?>> bind(
      Node arguments, Place task, ArgumentContext context, Problems problems) {
    var mine = new Problems();
    var given = GivenArguments.match(this, parameters, arguments, task, mine);
    var bound = build(given, task, context, mine);
    problems.addAll(mine.list());
    return bound;
  }

  private Optional<TaskModule<?>> build(
      GivenArguments given, Place task, ArgumentContext context, Problems problems) {
    var values =
        parameters.stream()
            .map(parameter -> parameter.value(given.of(parameter), task, context, problems))
            .toList();
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          constructor.newInstance(values.stream().map(Optional::orElseThrow).toArray()));
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof IllegalArgumentException refused) {
        problems.add(Problem.at(task, Objects.requireNonNullElse(refused.getMessage(), "refused")));
        return Optional.empty();
      }
      throw new IllegalStateException(thrown.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
