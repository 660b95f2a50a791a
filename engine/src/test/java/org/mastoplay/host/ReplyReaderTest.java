package org.mastoplay.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReplyReaderTest {
  private static final Marker MARKER = new Marker("0123456789abcdef0123456789abcdef");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                    |''
          a                     |a
          a\\n                  |a
          a\\nb                 |a,b
          a\\n\\nb\\n           |a,,b
          \\n                   |''
          \\n\\na               |,,a
          0123456789abcdef\\n0123|0123456789abcdef,0123
          """)
  void handsOutLinesAndKeepsBytes(String escaped, String expected) {
    var said = escaped.translateEscapes();
    var lines = new ArrayList<String>();
    var reader = new ReplyReader(MARKER, 1000, lines::add);

    feed(reader, (said + "\n" + MARKER + " 17\nnoise").getBytes(StandardCharsets.UTF_8), 7);

    assertThat(reader.status().resultNow()).isEqualTo("17");
    assertThat(reader.content().text()).contains(said);
    assertThat(String.join(",", lines)).isEqualTo(expected);
  }

  /** However the bytes are cut into chunks, and however near they come to the marker. */
  @Test
  void findsTheMarkerInAnyStream() {
    for (long seed = 0; seed < 2000; seed++) {
      var random = new Random(seed);
      var said = new ByteArrayOutputStream();
      for (int parts = random.nextInt(8); parts > 0; parts--) {
        switch (random.nextInt(3)) {
          case 0 -> said.writeBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
          case 1 -> {
            var near = "\n" + MARKER;
            said.writeBytes(
                near.substring(0, random.nextInt(near.length()))
                    .getBytes(StandardCharsets.US_ASCII));
          }
          default -> {
            var bytes = new byte[random.nextInt(50)];
            random.nextBytes(bytes);
            said.writeBytes(bytes);
          }
        }
      }
      var reader = new ReplyReader(MARKER, 1_000_000, _ -> {});
      var stream = new ByteArrayOutputStream();
      stream.writeBytes(said.toByteArray());
      stream.writeBytes(("\n" + MARKER + " 0\n").getBytes(StandardCharsets.US_ASCII));

      feed(reader, stream.toByteArray(), 1 + random.nextInt(40));

      assertThat(reader.status().resultNow()).as("seed %d", seed).isEqualTo("0");
      assertThat(reader.content().bytes()).as("seed %d", seed).isEqualTo(said.toByteArray());
    }
  }

  @Test
  void keepsBothEndsOfALongReply() {
    var reader = new ReplyReader(MARKER, 10, _ -> {});

    var said = "a".repeat(10) + "b".repeat(15) + "\n" + MARKER + " 0\n";
    feed(reader, said.getBytes(StandardCharsets.UTF_8), 4);

    assertThat(reader.content().text()).contains("aaaaa\n[15 bytes were not kept]\nbbbbb");
  }

  @Test
  void failsWhenTheStreamEndsEarly() {
    var reader = new ReplyReader(MARKER, 10, _ -> {});
    feed(reader, ("\n" + MARKER + " 0").getBytes(StandardCharsets.UTF_8), 4);

    reader.ended();

    assertThat(reader.status()).isCompletedExceptionally();
  }

  private static void feed(ReplyReader reader, byte[] bytes, int chunk) {
    for (int at = 0; at < bytes.length; at += chunk) {
      var piece = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + chunk));
      reader.accept(piece, piece.length);
    }
  }
}
