package org.mastoplay.template;

import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.Scalars;

/**
 * Values as plain Java: texts, booleans, numbers, lists and maps, which can be compared and
 * written. Numbers that are equal are so in Java, too.
 */
final class PlainValues {
  private static final int DEEPEST = 50;

  private final Limits limits;
  private int items;
  private long characters;

  PlainValues(Limits limits) {
    this.limits = limits;
  }

  @Nullable Object of(@Nullable TemplateModel model) throws TemplateModelException {
    return of(model, 0);
  }

  private @Nullable Object of(@Nullable TemplateModel model, int depth)
      throws TemplateModelException {
    count(depth);
    return switch (model) {
      case null -> null;
      case TemplateNumberModel number -> number(number.getAsNumber());
      case TemplateBooleanModel flag -> flag.getAsBoolean();
      case TemplateScalarModel text -> text(text.getAsString());
      case TemplateSequenceModel list -> {
        var found = new ArrayList<@Nullable Object>();
        for (var i = 0; i < list.size(); i++) {
          found.add(of(list.get(i), depth + 1));
        }
        yield found;
      }
      case TemplateCollectionModel list -> {
        var found = new ArrayList<@Nullable Object>();
        for (var iterator = list.iterator(); iterator.hasNext(); ) {
          found.add(of(iterator.next(), depth + 1));
        }
        yield found;
      }
      case TemplateHashModelEx map -> {
        var found = new LinkedHashMap<String, @Nullable Object>();
        for (var keys = map.keys().iterator(); keys.hasNext(); ) {
          var key = text(((TemplateScalarModel) keys.next()).getAsString());
          found.put(key, of(map.get(key), depth + 1));
        }
        yield found;
      }
      default ->
          throw new WrongArgument(
              "a date or a function can't be used here",
              "end a date with `?string('yyyy-MM-dd')`, call a function with `()`");
    };
  }

  @Nullable Object of(Node node) {
    return switch (node) {
      case Node.Scalar scalar when scalar.isNull() -> null;
      case Node.Scalar scalar when Scalars.flag(scalar).isPresent() ->
          Scalars.flag(scalar).orElseThrow();
      case Node.Scalar scalar when Scalars.number(scalar).isPresent() ->
          number(Scalars.number(scalar).orElseThrow());
      case Node.Scalar scalar -> text(scalar.text());
      case Node.Sequence list -> {
        count(0);
        var found = new ArrayList<@Nullable Object>();
        list.items().forEach(item -> found.add(of(item)));
        yield found;
      }
      case Node.Mapping map -> {
        count(0);
        var found = new LinkedHashMap<String, @Nullable Object>();
        map.entries().forEach(entry -> found.put(entry.key().text(), of(entry.value())));
        yield found;
      }
      case Node.Unknown unknown -> throw new DependsOnUnknown(unknown.dependsOn());
    };
  }

  /** Counts one more value. */
  void count(int depth) {
    if (++items > limits.items() || depth > DEEPEST) {
      throw new TooMuch("more than %,d values".formatted(limits.items()));
    }
  }

  private String text(String text) {
    characters += text.length();
    if (characters > limits.characters()) {
      throw new TooMuch("more than %,d characters".formatted(limits.characters()));
    }
    return text;
  }

  /** A whole number as such, whatever FreeMarker or Java made of it; any other without zeros. */
  static Number number(Number number) {
    var exact = new BigDecimal(number.toString()).stripTrailingZeros();
    var isWhole = exact.scale() <= 0 && exact.scale() > -100;
    return isWhole ? exact.toBigIntegerExact() : exact;
  }
}
