package org.mastoplay.cli;

import com.google.common.collect.ImmutableMap;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.ParameterSpec;
import org.mastoplay.module.Shape;
import org.mastoplay.play.Keyword.Form;

/** JSON Schemas of single values: those of parameters and those of keywords. */
final class Schemas {
  /** A text in which something is filled in. */
  private static final String FILLED = "\\$\\{";

  private Schemas() {}

  /** What may be written for a parameter of a module. */
  static Map<String, Object> of(ParameterSpec it) {
    return of(it.shape(), it.choices().stream().map(ParameterSpec.Choice::name).toList());
  }

  private static Map<String, Object> of(Shape shape, List<String> choices) {
    return switch (shape) {
      case Shape.Text() -> text();
      case Shape.Anything() -> ImmutableMap.of();
      case Shape.Flag() -> flag();
      case Shape.Whole() -> whole();
      case Shape.Choice() -> oneOf(choices);
      case Shape.Items(var item) -> {
        var one = of(item, choices);
        yield anyOf(List.of(one, list(one), matching(",|" + FILLED)));
      }
      case Shape.Named(var value) ->
          anyOf(
              List.of(
                  ImmutableMap.of("type", "object", "additionalProperties", of(value, choices)),
                  matching(FILLED)));
    };
  }

  /** A parameter's default as the value that it is. */
  static Optional<Object> standard(ParameterSpec it) {
    return it.defaultValue()
        .map(text ->
            switch (it.shape()) {
              case Shape.Flag() -> Boolean.valueOf(text);
              case Shape.Whole() -> Long.valueOf(text);
              case Shape.Text(), Shape.Anything(), Shape.Choice(), Shape.Items(_), Shape.Named(_) ->
                  text;
            });
  }

  /** What may be written behind a keyword. */
  static Map<String, Object> of(Form form) {
    return switch (form) {
      case TEXT, FILE -> text();
      case ANYTHING -> ImmutableMap.of();
      case VARIABLE -> matching("^[A-Za-z_]\\w*$");
      case FLAG -> flag();
      case COUNT, SECONDS -> whole();
      case PERCENTAGE -> percentage();
      case BATCHES -> anyOf(List.of(percentage(), list(percentage())));
      case CONDITIONS, NAMES, HOSTS, FILES -> anyOf(List.of(text(), list(text())));
      case LIST -> ImmutableMap.of("type", "array");
      case LOOP -> anyOf(List.of(ImmutableMap.of("type", "array"), matching(FILLED)));
      case VALUES -> anyOf(List.of(values(), matching(FILLED)));
      case SECRETS -> values();
      case LOOP_CONTROL -> ref("loop");
      case TASKS -> ref("tasks");
      case HANDLERS -> ref("handlers");
      case PARAMS ->
          ImmutableMap.of(
              "type", "object", "propertyNames", names(), "additionalProperties", ref("param"));
      case ITEMS -> anyOf(List.of(ImmutableMap.of("enum", Form.TYPE.words()), ref("param")));
      case TYPE -> ImmutableMap.of("enum", form.words());
      case METHOD, ORDER -> oneOf(form.words());
    };
  }

  static Map<String, Object> ref(String definition) {
    return ImmutableMap.of("$ref", "#/definitions/" + definition);
  }

  static Map<String, Object> anyOf(List<Map<String, Object>> alternatives) {
    return ImmutableMap.of("anyOf", alternatives);
  }

  /** An object that has a key. */
  static Map<String, Object> has(String key) {
    return ImmutableMap.of("required", List.of(key));
  }

  /** A schema with its title and what it is for. */
  static Map<String, Object> titled(String title, String doc, Map<String, Object> schema) {
    return ImmutableMap.<String, Object>builder()
        .put("title", title)
        .put("description", doc)
        .putAll(schema)
        .buildOrThrow();
  }

  static Map<String, Object> matching(String pattern) {
    return ImmutableMap.of("type", "string", "pattern", pattern);
  }

  private static Map<String, Object> text() {
    return ImmutableMap.of("type", List.of("string", "number", "boolean"));
  }

  private static Map<String, Object> flag() {
    return anyOf(List.of(ImmutableMap.of("type", "boolean"), matching("^(true|false)$|" + FILLED)));
  }

  private static Map<String, Object> whole() {
    return anyOf(List.of(ImmutableMap.of("type", "integer"), matching("^-?\\d+$|" + FILLED)));
  }

  private static Map<String, Object> percentage() {
    return anyOf(List.of(ImmutableMap.of("type", "number"), matching("^\\d+%?$|" + FILLED)));
  }

  private static Map<String, Object> list(Map<String, Object> item) {
    return ImmutableMap.of("type", "array", "items", item);
  }

  /** The words come first, so that editors offer them. */
  private static Map<String, Object> oneOf(Collection<String> words) {
    return anyOf(List.of(ImmutableMap.of("enum", words), matching(FILLED)));
  }

  private static Map<String, Object> values() {
    return ImmutableMap.of("type", List.of("object", "null"), "propertyNames", names());
  }

  private static Map<String, Object> names() {
    return ImmutableMap.of("pattern", "^[A-Za-z_]\\w*$");
  }
}
