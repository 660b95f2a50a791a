package org.mastoplay.modules;

import java.util.Map;
import java.util.stream.Collectors;
import org.mastoplay.module.Value;

/** Writes values as JSON (RFC 8259), or as fields of a form. */
final class JsonText {
  private JsonText() {}

  static String of(Value value) {
    return switch (value) {
      case Value.Text it -> quoted(it.text());
      case Value.Hidden it -> quoted(it.text().reveal());
      case Value.Numeric it -> it.digits();
      case Value.Flag it -> Boolean.toString(it.holds());
      case Value.Nothing _ -> "null";
      case Value.Items it ->
          it.items().stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
      case Value.Fields it ->
          it.byName().entrySet().stream()
              .map(JsonText::member)
              .collect(Collectors.joining(",", "{", "}"));
    };
  }

  /** A value as it stands in a text: without quotes, if it is a text itself. */
  static String plain(Value value) {
    return switch (value) {
      case Value.Text it -> it.text();
      case Value.Hidden it -> it.text().reveal();
      default -> of(value);
    };
  }

  private static String member(Map.Entry<String, Value> entry) {
    return quoted(entry.getKey()) + ":" + of(entry.getValue());
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\n' -> quoted.append("\\n");
        default -> {
          if (c < ' ') {
            quoted.append("\\u%04x".formatted((int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
