package org.mastoplay.template;

import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a function is called with; what it can't use is a mistake that says so. */
final class Arguments {
  private final Function function;
  private final List<?> models;

  Arguments(Function function, List<?> models) {
    this.function = function;
    this.models = models;
  }

  /** A text; a number or a boolean is as good as one. */
  String text(int index) throws TemplateModelException {
    return switch (model(index)) {
      case TemplateScalarModel text -> text.getAsString();
      case TemplateNumberModel number -> NodeResult.number(number.getAsNumber());
      case TemplateBooleanModel flag -> String.valueOf(flag.getAsBoolean());
      case TemplateModel other -> throw wrong("text", other);
    };
  }

  /** The items of a list; those that are nothing are left out. */
  List<TemplateModel> list(int index) throws TemplateModelException {
    return items(model(index));
  }

  /** The items of what must be a list. */
  List<TemplateModel> items(TemplateModel model) throws TemplateModelException {
    var items = new ArrayList<TemplateModel>();
    switch (model) {
      case TemplateSequenceModel list -> {
        bounded(list.size());
        for (var i = 0; i < list.size(); i++) {
          add(items, list.get(i));
        }
      }
      case TemplateCollectionModel list -> {
        for (var iterator = list.iterator(); iterator.hasNext(); ) {
          bounded(items.size());
          add(items, iterator.next());
        }
      }
      default -> throw wrong("a list", model);
    }
    return items;
  }

  /** The entries of a map, in order. */
  Map<String, @Nullable TemplateModel> map(int index) throws TemplateModelException {
    return entries(model(index));
  }

  /** The entries of what must be a map. */
  Map<String, @Nullable TemplateModel> entries(TemplateModel model) throws TemplateModelException {
    if (!(model instanceof TemplateHashModelEx map)) {
      throw wrong("a map", model);
    }
    var entries = new LinkedHashMap<String, @Nullable TemplateModel>();
    for (var keys = map.keys().iterator(); keys.hasNext(); ) {
      bounded(entries.size());
      var key = ((TemplateScalarModel) keys.next()).getAsString();
      entries.put(key, map.get(key));
    }
    return entries;
  }

  /** An argument as plain Java: what can be compared and written. */
  @Nullable Object plain(int index) throws TemplateModelException {
    return new PlainValues(function.limits()).of(model(index));
  }

  WrongArgument mistake(String what) {
    return new WrongArgument(
        "`%s` %s".formatted(function.name(), what), "write `%s`".formatted(function.usage()));
  }

  Limits limits() {
    return function.limits();
  }

  private TemplateModel model(int index) throws TemplateModelException {
    if (models.get(index) instanceof TemplateModel model) {
      return model;
    }
    throw new WrongArgument(
        "`%s` is given nothing".formatted(function.name()),
        "is the variable defined? `(…)!''` is a default");
  }

  private void bounded(int size) {
    if (size > limits().items()) {
      throw new TooMuch("more than %,d values".formatted(limits().items()));
    }
  }

  private static void add(List<TemplateModel> items, @Nullable TemplateModel item) {
    if (item != null) {
      items.add(item);
    }
  }

  private WrongArgument wrong(String wanted, TemplateModel given) {
    return mistake("wants %s, but is given %s".formatted(wanted, kind(given)));
  }

  private static String kind(TemplateModel model) {
    return switch (model) {
      case TemplateNumberModel number -> "a number";
      case TemplateBooleanModel flag -> "true or false";
      case TemplateScalarModel text -> "text";
      case TemplateSequenceModel list -> "a list";
      case TemplateCollectionModel list -> "a list";
      case TemplateHashModelEx map -> "a map";
      case TemplateModel other -> "something else";
    };
  }
}
