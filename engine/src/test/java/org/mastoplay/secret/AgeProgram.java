package org.mastoplay.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mastoplay.DebianPackages;

/** Debian's {@code age} command. */
final class AgeProgram {
  private AgeProgram() {}

  /** Runs it with {@code input}, and tells what it has printed. */
  static byte[] run(byte[] input, String... words) throws IOException {
    return run("age", input, words);
  }

  /** Makes a key file; the recipient is what it returns. */
  static String keygen(Path file) throws IOException {
    run("age-keygen", new byte[0], "-o", file.toString());
    var recipient = run("age-keygen", new byte[0], "-y", file.toString());
    return new String(recipient, StandardCharsets.US_ASCII).strip();
  }

  static byte[] run(String program, byte[] input, String... words) throws IOException {
    DebianPackages.ensure(
        Path.of("/usr/bin", program), program.startsWith("ssh") ? "openssh-client" : "age");
    var command = Stream.concat(Stream.of(program), Stream.of(words)).toList();
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Thread.startVirtualThread(() -> feed(process, input));
    var output = process.getInputStream().readAllBytes();
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(List.of(words) + " failed");
      }
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
    return output;
  }

  private static void feed(Process process, byte[] input) {
    try (var in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException closed) {
      // Then the exit status tells.
    }
  }
}
