package org.mastoplay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs of Debian's that tests need, and install where they are missing. */
public final class DebianPackages {
  private DebianPackages() {}

  /**
   * Installs the packages if the program is missing; no service is started for the machine itself.
   *
   * @throws IllegalStateException if they can't be installed
   */
  public static synchronized void ensure(Path program, String... packages) throws IOException {
    if (Files.isExecutable(program)) {
      return;
    }
    var names = String.join(" ", packages);
    System.err.println("installing %s, which these tests need".formatted(names));
    var install =
        """
        policy=/usr/sbin/policy-rc.d
        if [ ! -e $policy ]; then
          printf '#!/bin/sh\nexit 101\n' >$policy && chmod 755 $policy && trap "rm $policy" EXIT
        fi
        apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y \\
          --no-install-recommends %s
        """
            .formatted(names);
    var sudo =
        System.getProperty("user.name").equals("root") ? List.of("sh") : List.of("sudo", "sh");
    var words = Stream.concat(sudo.stream(), Stream.of("-c", install)).toList();
    var log = Files.createTempFile("install", ".log");
    var process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException(
            "These tests need %s: apt-get install %s\n%s"
                .formatted(program, names, Files.readString(log)));
      }
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }
}
