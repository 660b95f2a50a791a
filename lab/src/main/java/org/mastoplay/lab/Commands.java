package org.mastoplay.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Runs this machine's commands, as root where that is needed. */
final class Commands {
  private static final int TAIL = 15;

  /** Some ways of becoming root leave the administrator's programs out. */
  private static final ImmutableList<String> PATH =
      ImmutableList.of("env", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

  private final ImmutableList<String> sudo;

  private Commands(List<String> sudo) {
    this.sudo = ImmutableList.copyOf(sudo);
  }

  /**
   * Finds out how to be root: by being it, or through sudo, which may ask for its password once.
   *
   * @throws LabException when there is no way
   */
  static Commands find() {
    var plain = new Commands(List.of());
    if (plain.output("id", "-u").equals("0")) {
      return plain;
    }
    if (plain.succeeds("sudo", "-n", "true") || asksForPassword()) {
      return new Commands(List.of("sudo", "--"));
    }
    throw new LabException(
        "The lab boots real hosts on this machine, and only root may do that. You are not root and"
            + " sudo does not let you in. Run this as root, or have an administrator allow you to"
            + " use sudo.");
  }

  /** What a command prints, its errors included, without the white space around it. */
  String output(String... command) {
    return run(ImmutableList.copyOf(command), "");
  }

  /** The same, run as root. */
  String asRoot(String... command) {
    return run(rootly(command), "");
  }

  /** Runs a command as root that reads {@code input}. */
  String asRootWith(String input, String... command) {
    return run(rootly(command), input);
  }

  /** Runs a script of our own as root. */
  String asRoot(Resource script, Object... arguments) {
    return asRoot(Iterables.toArray(script(script, arguments), String.class));
  }

  /** Starts a command as root that outlives this program; it writes to {@code log}. */
  void startAsRoot(Path log, List<String> command) {
    try {
      var process =
          new ProcessBuilder(rootly(command.toArray(String[]::new)))
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** The command that runs a script of our own. */
  static List<String> script(Resource script, Object... arguments) {
    var command = ImmutableList.<String>builder().add("sh", "-c", script.text(), script.name());
    for (var argument : arguments) {
      command.add(argument.toString());
    }
    return command.build();
  }

  /** Whether a command ends well; false too when there is no such command. */
  boolean succeeds(String... command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private ImmutableList<String> rootly(String... command) {
    return ImmutableList.<String>builder().addAll(sudo).addAll(PATH).add(command).build();
  }

  private static String run(List<String> command, String input) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var in = process.getOutputStream()) {
        in.write(input.getBytes(UTF_8));
      } catch (IOException e) {
        // A command that fails early reads nothing; its status and output tell why.
      }
      var output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      var status = process.waitFor();
      if (status != 0) {
        throw new LabException(
            "This machine could not run \"%s\" (exit status %d):\n%s"
                .formatted(shown(command), status, tail(output)));
      }
      return output;
    } catch (IOException e) {
      throw new LabException(
          "This machine has no command \"%s\". Install the package it is in, and try again."
              .formatted(command.getFirst()),
          e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static boolean asksForPassword() {
    try {
      return new ProcessBuilder("sudo", "-v").inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  static LabException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new LabException("The lab was interrupted. \"mastoplay lab down\" tidies up.", e);
  }

  /** A script's text would bury the error: only its first line is shown. */
  private static String shown(List<String> command) {
    return String.join(
        " ", command.stream().map(word -> word.lines().findFirst().orElse("")).toList());
  }

  static String tail(String output) {
    var lines = output.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
  }
}
