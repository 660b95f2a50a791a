package org.mastoplay.secret;

import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mastoplay.yaml.Node;

/** A secret as it stands in the file of those that were generated. */
final class SecretYaml {
  private static final String BARE = "[A-Za-z_][\\w.@-]*";

  private SecretYaml() {}

  /** The lines of a secret: its name, and its text or its parts. */
  static String entry(String name, Map<String, String> parts) {
    var lines = new StringBuilder(key(name));
    parts.forEach((part, text) ->
        lines.append(part.isEmpty() ? " " : "\n  %s: ".formatted(part)).append(quoted(text)));
    return lines.append('\n').toString();
  }

  /** The parts of what stands there; of what is no secret none. */
  static Map<String, String> parts(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> ImmutableMap.of(SecretMaker.TEXT, scalar.text());
      case Node.Mapping map -> {
        var parts = new LinkedHashMap<String, String>();
        for (var entry : map.entries()) {
          if (entry.value() instanceof Node.Scalar scalar) {
            parts.put(entry.key().text(), scalar.text());
          }
        }
        yield parts;
      }
      default -> ImmutableMap.of();
    };
  }

  private static String key(String name) {
    return (name.matches(BARE) ? name : quoted(name)) + ":";
  }

  /** In YAML's double quotes. */
  private static String quoted(String text) {
    var out = new StringBuilder("\"");
    text.chars()
        .forEach(c -> {
          switch (c) {
            case '"', '\\' -> out.append('\\').append((char) c);
            case '\n' -> out.append("\\n");
            default -> {
              if (c < ' ' || c == 0x7f) {
                out.append("\\x%02x".formatted(c));
              } else {
                out.append((char) c);
              }
            }
          }
        });
    return out.append('"').toString();
  }
}
