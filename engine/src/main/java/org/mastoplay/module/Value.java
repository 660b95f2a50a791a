package org.mastoplay.module;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mastoplay.text.Secret;

/** What a module tells of a host beside what all tasks tell: {@code register} keeps it. */
public sealed interface Value {
  /** A text; what came from a host is never taken for an expression. */
  record Text(String text) implements Value {}

  /** A text that must not be shown. */
  record Hidden(Secret text) implements Value {}

  /** A number as it is written, so that no digit is lost. */
  record Numeric(String digits) implements Value {}

  /** True or false. */
  record Flag(boolean holds) implements Value {}

  /** Nothing, where there might be something. */
  record Nothing() implements Value {}

  /** Values in order. */
  record Items(List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** Values by name, in order. */
  record Fields(Map<String, Value> byName) implements Value {
    /** Without any. */
    public static final Fields NONE = new Fields(Map.of());

    public Fields {
      byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** These and one more, behind them. */
    public Fields with(String name, Value value) {
      var more = new LinkedHashMap<>(byName);
      more.put(name, value);
      return new Fields(more);
    }

    public Fields with(String name, String text) {
      return with(name, new Text(text));
    }

    public Fields with(String name, boolean holds) {
      return with(name, new Flag(holds));
    }

    public Fields with(String name, long number) {
      return with(name, new Numeric(Long.toString(number)));
    }
  }
}
