package org.mastoplay.template;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain values as JSON, and back. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final PlainValues counter;

  Json(Limits limits) {
    this.counter = new PlainValues(limits);
  }

  /** Thrown for a text that is no JSON; says where. */
  static final class NotJson extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    NotJson(int line, int column) {
      this.line = line;
      this.column = column;
    }

    int line() {
      return line;
    }

    int column() {
      return column;
    }
  }

  static String write(@Nullable Object value, boolean nice) {
    var text = new StringWriter();
    try (var out = FACTORY.createGenerator(text)) {
      if (nice) {
        out.setPrettyPrinter(nice());
      }
      write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  @Nullable Object read(String text) throws NotJson {
    try (var in = FACTORY.createParser(text)) {
      if (in.nextToken() == null) {
        throw new NotJson(1, 1);
      }
      var value = read(in, 0);
      if (in.nextToken() != null) {
        throw new NotJson(
            in.currentTokenLocation().getLineNr(), in.currentTokenLocation().getColumnNr());
      }
      return value;
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      throw place == null ? new NotJson(1, 1) : new NotJson(place.getLineNr(), place.getColumnNr());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DefaultPrettyPrinter nice() {
    var indenter = new DefaultIndenter("    ", "\n");
    var separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    return new DefaultPrettyPrinter(separators)
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }

  private static void write(@Nullable Object value, JsonGenerator out) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case Boolean flag -> out.writeBoolean(flag);
      case BigInteger number -> out.writeNumber(number);
      case BigDecimal number -> out.writeNumber(number);
      case List<?> list -> {
        out.writeStartArray();
        for (var item : list) {
          write(item, out);
        }
        out.writeEndArray();
      }
      case Map<?, ?> map -> {
        out.writeStartObject();
        for (var entry : map.entrySet()) {
          out.writeFieldName(String.valueOf(entry.getKey()));
          write(entry.getValue(), out);
        }
        out.writeEndObject();
      }
      default -> out.writeString(value.toString());
    }
  }

  private @Nullable Object read(JsonParser in, int depth) throws IOException {
    counter.count(depth);
    return switch (in.currentToken()) {
      case START_ARRAY -> {
        var list = new ArrayList<@Nullable Object>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          list.add(read(in, depth + 1));
        }
        yield list;
      }
      case START_OBJECT -> {
        var map = new LinkedHashMap<String, @Nullable Object>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
          var key = in.currentName();
          in.nextToken();
          map.put(key, read(in, depth + 1));
        }
        yield map;
      }
      case VALUE_NULL -> null;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(in);
      default -> in.getText();
    };
  }

  private static Number number(JsonParser in) throws IOException {
    var number = in.getDecimalValue();
    if (Math.abs((long) number.scale()) > 1_000) {
      throw new TooMuch("a number of more than 1,000 digits");
    }
    return PlainValues.number(number);
  }
}
