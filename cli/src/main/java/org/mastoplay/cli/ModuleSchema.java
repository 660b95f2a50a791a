package org.mastoplay.cli;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.stream.Stream;
import org.mastoplay.module.ModuleSpec;
import org.mastoplay.module.ParameterSpec;

/** The JSON Schema of what stands behind a module's name in a task. */
record ModuleSchema(ModuleSpec spec) {
  Map<String, Object> schema() {
    var alternatives = ImmutableList.<Map<String, Object>>builder().add(named());
    spec.parameters().stream()
        .filter(ParameterSpec::freeForm)
        .forEach(it -> alternatives.add(Schemas.of(it)));
    if (spec.parameters().stream().noneMatch(ParameterSpec::required)) {
      alternatives.add(ImmutableMap.of("type", "null"));
    }
    var all = alternatives.build();
    return Schemas.titled(
        spec.name(),
        spec.summary(),
        all.size() == 1 ? all.getFirst() : ImmutableMap.of("anyOf", all));
  }

  private Map<String, Object> named() {
    var schema = ImmutableMap.<String, Object>builder().put("type", "object");
    var properties = ImmutableMap.<String, Object>builder();
    var named = spec.parameters().stream().filter(it -> !it.anyName()).toList();
    for (var parameter : named) {
      names(parameter).forEach(name -> properties.put(name, schema(parameter)));
    }
    schema
        .put("properties", properties.buildOrThrow())
        .put("additionalProperties", named.size() < spec.parameters().size());
    var required =
        named.stream()
            .filter(ParameterSpec::required)
            .map(it -> ImmutableMap.of("anyOf", names(it).map(Schemas::has).toList()))
            .toList();
    if (!required.isEmpty()) {
      schema.put("allOf", required);
    }
    return schema.buildOrThrow();
  }

  private static Map<String, Object> schema(ParameterSpec it) {
    var schema =
        ImmutableMap.<String, Object>builder()
            .put("title", it.name())
            .put("description", description(it))
            .putAll(Schemas.of(it));
    Schemas.standard(it).ifPresent(value -> schema.put("default", value));
    return schema.buildOrThrow();
  }

  private static String description(ParameterSpec it) {
    var choices =
        it.choices().stream()
            .filter(choice -> !choice.doc().isEmpty())
            .map(choice -> "\n- %s: %s".formatted(choice.name(), choice.doc()));
    return Stream.concat(Stream.of("%s (%s).".formatted(it.doc(), it.type())), choices)
        .collect(joining());
  }

  private static Stream<String> names(ParameterSpec it) {
    return Stream.concat(Stream.of(it.name()), it.aliases().stream());
  }
}
