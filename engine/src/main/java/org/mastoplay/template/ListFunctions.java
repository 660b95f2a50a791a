package org.mastoplay.template;

import com.google.common.collect.ImmutableMap;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions that make lists and maps of lists and maps; what is in them stays as it is. */
final class ListFunctions {
  private ListFunctions() {}

  static void addTo(ImmutableMap.Builder<String, Function.Body> all) {
    all.put("unique(list)", it -> List.copyOf(distinct(it, 0).values()));
    all.put("union(list, other)", ListFunctions::union);
    all.put("intersect(list, other)", it -> kept(it, true));
    all.put("difference(list, other)", it -> kept(it, false));
    all.put("flatten(list)", ListFunctions::flatten);
    all.put("combine(map, other)", ListFunctions::combine);
    all.put("dict2items(map)", ListFunctions::dict2items);
    all.put("items2dict(list)", ListFunctions::items2dict);
  }

  private static Object union(Arguments arguments) throws TemplateModelException {
    var all = distinct(arguments, 0);
    distinct(arguments, 1).forEach(all::putIfAbsent);
    return List.copyOf(all.values());
  }

  /** The items of the first list that are, or are not, in the second. */
  private static Object kept(Arguments arguments, boolean inBoth) throws TemplateModelException {
    var all = distinct(arguments, 0);
    var others = distinct(arguments, 1).keySet();
    all.keySet().removeIf(item -> others.contains(item) != inBoth);
    return List.copyOf(all.values());
  }

  /** The items of a list by what they are worth; the first of several that are equal. */
  private static Map<Object, TemplateModel> distinct(Arguments arguments, int index)
      throws TemplateModelException {
    var plain = new PlainValues(arguments.limits());
    var items = new LinkedHashMap<Object, TemplateModel>();
    for (var item : arguments.list(index)) {
      var worth = plain.of(item);
      if (worth != null) {
        items.putIfAbsent(worth, item);
      }
    }
    return items;
  }

  private static Object flatten(Arguments arguments) throws TemplateModelException {
    var flat = new ArrayList<TemplateModel>();
    flatten(arguments, arguments.list(0), flat, new PlainValues(arguments.limits()), 0);
    return flat;
  }

  private static void flatten(
      Arguments arguments,
      List<TemplateModel> items,
      List<TemplateModel> flat,
      PlainValues counter,
      int depth)
      throws TemplateModelException {
    for (var item : items) {
      counter.count(depth);
      if (item instanceof TemplateSequenceModel && !(item instanceof TemplateScalarModel)) {
        flatten(arguments, arguments.items(item), flat, counter, depth + 1);
      } else {
        flat.add(item);
      }
    }
  }

  private static Object combine(Arguments arguments) throws TemplateModelException {
    var all = arguments.map(0);
    all.putAll(arguments.map(1));
    return all;
  }

  private static Object dict2items(Arguments arguments) throws TemplateModelException {
    var items = new ArrayList<Map<String, @Nullable Object>>();
    arguments
        .map(0)
        .forEach((key, value) -> {
          var item = new LinkedHashMap<String, @Nullable Object>();
          item.put("key", key);
          item.put("value", value);
          items.add(item);
        });
    return items;
  }

  private static Object items2dict(Arguments arguments) throws TemplateModelException {
    var map = new LinkedHashMap<String, @Nullable TemplateModel>();
    for (var item : arguments.list(0)) {
      if (!(item instanceof TemplateHashModelEx entry)
          || !(entry.get("key") instanceof TemplateScalarModel key)) {
        throw arguments.mistake("wants items that are maps of a `key` and a `value`");
      }
      map.put(key.getAsString(), entry.get("value"));
    }
    return map;
  }
}
