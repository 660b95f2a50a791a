package org.mastoplay.module;

import com.google.common.base.CaseFormat;
import com.google.common.base.CharMatcher;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/**
 * A component of a module's record.
 *
 * @param doc what it is for
 * @param standard what it is, as it would be written, when a task doesn't give it
 * @param whenMissing what it is when neither a task nor {@link Default} gives it; nothing if it is
 *     required
 * @param freeForm whether it may be given as the module's only value
 * @param anyName whether it takes all arguments that no other is named like
 * @param keepsSecrets whether its value is never shown on the host, so that it may be secret
 */
record Parameter(
    String name,
    List<String> aliases,
    String doc,
    ArgumentType type,
    Optional<String> standard,
    Optional<Object> whenMissing,
    boolean freeForm,
    boolean anyName,
    boolean keepsSecrets) {
  static Parameter of(RecordComponent component) {
    var type = ArgumentTypes.of(component.getGenericType());
    var alias = component.getAnnotation(Alias.class);
    var doc =
        Optional.ofNullable(component.getAnnotation(Doc.class))
            .orElseThrow(() -> new IllegalArgumentException(component + " lacks @Doc"));
    return new Parameter(
        name(component),
        alias == null ? List.of() : List.of(alias.value()),
        doc.value(),
        type,
        Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value),
        empty(component.getGenericType()),
        component.isAnnotationPresent(FreeForm.class),
        component.isAnnotationPresent(AnyName.class),
        type.keepsSecrets() || component.isAnnotationPresent(KeepsSecrets.class));
  }

  /** What a person has to know of it. */
  ParameterSpec spec() {
    return new ParameterSpec(
        name,
        aliases,
        doc,
        isRequired(),
        standard,
        type.description(),
        type.shape(),
        type.choices(),
        freeForm,
        anyName);
  }

  boolean isRequired() {
    return standard.isEmpty() && whenMissing.isEmpty();
  }

  /** Its name and its aliases. */
  Stream<String> names() {
    return Stream.concat(Stream.of(name), aliases.stream());
  }

  /** Whether a playbook's word means it; a dash will do for an underscore. */
  boolean isCalled(String word) {
    var normal = word.replace('-', '_');
    return name.equals(normal) || aliases.contains(normal);
  }

  /** The component's value; nothing only if a problem was found. */
  Optional<Object> value(
      Optional<Node> given, Place task, ArgumentContext context, Problems problems) {
    if (given.isPresent()) {
      return read(given.get(), context, problems);
    }
    return standard
        .flatMap(text -> type.read(Node.plain(task, text), context, problems))
        .or(() -> whenMissing);
  }

  /** What an argument is worth; nothing only if a problem was found. */
  Optional<Object> read(Node given, ArgumentContext context, Problems problems) {
    var refused = SecretArguments.refused(this, given);
    refused.ifPresent(problems::add);
    return refused.isPresent() ? Optional.empty() : type.read(given, context, problems);
  }

  /** A component may end in {@code _} where Java keeps the name for itself, as it does clone. */
  private static String name(RecordComponent component) {
    var name = CaseFormat.LOWER_CAMEL.to(CaseFormat.LOWER_UNDERSCORE, component.getName());
    return CharMatcher.is('_').trimTrailingFrom(name);
  }

  private static Optional<Object> empty(Type type) {
    if (!(type instanceof ParameterizedType generic)) {
      return Optional.empty();
    }
    return Optional.<Object>ofNullable(
        Map.<Type, Object>of(
                Optional.class, Optional.empty(), List.class, List.of(), Map.class, Map.of())
            .get(generic.getRawType()));
  }
}
