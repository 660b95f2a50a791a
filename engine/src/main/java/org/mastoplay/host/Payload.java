package org.mastoplay.host;

import java.io.ByteArrayOutputStream;
import org.mastoplay.module.Content;

/**
 * The bytes that travel beside a script, so that they never show in a list of processes; several
 * contents lie behind each other in it.
 */
final class Payload {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Takes a content in, and tells the commands that print it on the host. */
  String add(Content content) {
    if (content.size() == 0) {
      return ":";
    }
    var first = bytes.size() + 1;
    bytes.writeBytes(content.bytes());
    return "tail -c +%d \"$MASTOPLAY_DIR/payload\" | head -c %d".formatted(first, content.size());
  }

  Content content() {
    return Content.of(bytes.toByteArray());
  }
}
