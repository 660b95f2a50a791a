package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mastoplay.module.Value;

/** Reads JSON (RFC 8259) that came from a host. */
final class JsonReader {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final int DEEPEST = 100;

  private final String text;
  private int at;
  private int depth;

  private JsonReader(String text) {
    this.text = text;
  }

  /** The value; nothing if the text is not JSON. */
  static Optional<Value> read(String text) {
    var reader = new JsonReader(text);
    try {
      var value = reader.value();
      reader.blanks();
      return reader.at == text.length() ? Optional.of(value) : Optional.empty();
    } catch (NotJson broken) {
      return Optional.empty();
    }
  }

  /** The text is not JSON. */
  private static final class NotJson extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private Value value() {
    blanks();
    return switch (peek()) {
      case '{' -> nested('}');
      case '[' -> nested(']');
      case '"' -> new Value.Text(string());
      case 't' -> word("true", new Value.Flag(true));
      case 'f' -> word("false", new Value.Flag(false));
      case 'n' -> word("null", new Value.Nothing());
      default -> number();
    };
  }

  private Value nested(char end) {
    if (++depth > DEEPEST) {
      throw new NotJson();
    }
    at++;
    var fields = new LinkedHashMap<String, Value>();
    var items = new ArrayList<Value>();
    blanks();
    while (peek() != end) {
      if (end == '}') {
        blanks();
        var name = string();
        expect(':');
        fields.put(name, value());
      } else {
        items.add(value());
      }
      blanks();
      if (peek() == ',') {
        at++;
        blanks();
        if (peek() == end) {
          throw new NotJson();
        }
      } else if (peek() != end) {
        throw new NotJson();
      }
    }
    at++;
    depth--;
    return end == '}' ? new Value.Fields(fields) : new Value.Items(items);
  }

  private String string() {
    if (peek() != '"') {
      throw new NotJson();
    }
    at++;
    var read = new StringBuilder();
    while (peek() != '"') {
      var c = next();
      if (c < ' ') {
        throw new NotJson();
      }
      read.append(c == '\\' ? escaped() : c);
    }
    at++;
    return read.toString();
  }

  private char escaped() {
    return switch (next()) {
      case '"' -> '"';
      case '\\' -> '\\';
      case '/' -> '/';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw new NotJson();
    };
  }

  private char unicode() {
    var end = at + 4;
    if (end > text.length() || !text.substring(at, end).matches("[0-9A-Fa-f]{4}")) {
      throw new NotJson();
    }
    var code = (char) Integer.parseInt(text.substring(at, end), 16);
    at = end;
    return code;
  }

  private Value number() {
    var found = NUMBER.matcher(text).region(at, text.length());
    if (!found.lookingAt()) {
      throw new NotJson();
    }
    at = found.end();
    return new Value.Numeric(found.group());
  }

  private Value word(String word, Value value) {
    if (!text.startsWith(word, at)) {
      throw new NotJson();
    }
    at += word.length();
    return value;
  }

  private void expect(char wanted) {
    blanks();
    if (next() != wanted) {
      throw new NotJson();
    }
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw new NotJson();
    }
    return text.charAt(at);
  }

  private char next() {
    var c = peek();
    at++;
    return c;
  }
}
