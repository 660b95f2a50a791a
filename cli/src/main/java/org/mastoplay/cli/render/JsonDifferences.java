package org.mastoplay.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;

/** Writes the field {@code differences} into an open JSON object. */
final class JsonDifferences {
  private final JsonGenerator json;

  JsonDifferences(JsonGenerator json) {
    this.json = json;
  }

  void write(List<Difference> differences) throws IOException {
    json.writeArrayFieldStart("differences");
    for (var difference : differences) {
      json.writeStartObject();
      write(difference);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void write(Difference difference) throws IOException {
    switch (difference) {
      case Difference.Appears it -> fields("appears", it.subject(), it.detail());
      case Difference.Vanishes it -> fields("vanishes", it.subject(), it.detail());
      case Difference.Happens it -> fields("happens", it.subject(), it.detail());
      case Difference.Differs it -> {
        json.writeStringField("kind", "differs");
        json.writeStringField("subject", it.subject());
        json.writeStringField("property", it.property());
        json.writeStringField("before", it.before());
        json.writeStringField("after", it.after());
      }
      case Difference.Contents it -> {
        fields("contents", it.subject(), it.detail());
        if (it.before().isPresent()) {
          content("before", it.before().get());
        }
        content("after", it.after());
      }
    }
  }

  private void fields(String kind, String subject, String detail) throws IOException {
    json.writeStringField("kind", kind);
    json.writeStringField("subject", subject);
    json.writeStringField("detail", detail);
  }

  /** The text itself, or for what is no text its size and digest. */
  private void content(String field, Content content) throws IOException {
    if (content.text().isPresent()) {
      json.writeStringField(field, content.text().get());
    } else {
      json.writeObjectFieldStart(field);
      json.writeNumberField("size", content.size());
      json.writeStringField("sha256", content.sha256());
      json.writeEndObject();
    }
  }
}
