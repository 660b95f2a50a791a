package org.mastoplay.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mastoplay.run.Options;
import org.mastoplay.text.Secret;
import picocli.CommandLine.Option;

/** The flags that say which hosts are reached, and how. */
final class HostFlags {
  private static final String PASSWORD_VARIABLE = "MASTOPLAY_BECOME_PASSWORD";

  @Option(
      names = {"-i", "--inventory"},
      paramLabel = "FILE|HOSTS",
      description =
          "An inventory file, or hosts as in `web1,web2,`. Without one: inventory.yml, inventory or"
              + " hosts in this folder.")
  List<String> inventories = List.of();

  @Option(
      names = {"-l", "--limit"},
      paramLabel = "PATTERN",
      description = "Only these of the hosts.")
  Optional<String> limit = Optional.empty();

  @Option(
      names = {"-e", "--extra-vars"},
      paramLabel = "KEY=VALUE|@FILE",
      description = "Variables that win over all others.")
  List<String> extraVariables = List.of();

  @Option(
      names = {"-f", "--forks"},
      paramLabel = "N",
      defaultValue = "25",
      description = "How many hosts at the same time (${DEFAULT-VALUE}).")
  int forks;

  @Option(
      names = {"-b", "--become"},
      description = "Act as root where a play doesn't say.")
  boolean become;

  @Option(names = "--become-user", paramLabel = "USER", description = "Act as this user.")
  Optional<String> becomeUser = Optional.empty();

  @Option(
      names = {"-K", "--ask-become-pass"},
      description = "Ask once for sudo's password. For scripts: $" + PASSWORD_VARIABLE + ".")
  boolean askPassword;

  @Option(
      names = {"-u", "--user"},
      paramLabel = "USER",
      description = "Log in as this user.")
  Optional<String> user = Optional.empty();

  @Option(
      names = {"--private-key", "--key-file"},
      paramLabel = "FILE",
      description = "Log in with this key.")
  Optional<Path> privateKey = Optional.empty();

  @Option(
      names = {"-T", "--timeout"},
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long to wait for a connection (${DEFAULT-VALUE}).")
  int timeout;

  /** A dry run over the hosts of an inventory, about which nothing else was said. */
  static Options dryRun(Path inventory) {
    return new Options(
        List.of(inventory.toString()),
        Optional.empty(),
        Set.of(),
        Set.of(),
        List.of(),
        1,
        true,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Duration.ofSeconds(10));
  }

  /** What was asked for, as the engine takes it; asks for the password if that was wished. */
  Options options(TaskFlags tasks, boolean dryRun, Surroundings surroundings) {
    return options(tasks, dryRun, surroundings, List.of());
  }

  /** What was asked for, with more inventories before those that were given. */
  Options options(
      TaskFlags tasks, boolean dryRun, Surroundings surroundings, List<String> moreInventories) {
    return new Options(
        Stream.concat(moreInventories.stream(), inventories.stream()).toList(),
        limit,
        tasks.tags(),
        tasks.skipTags(),
        extraVariables,
        atLeastOne("--forks", forks),
        dryRun,
        become,
        becomeUser,
        user,
        privateKey,
        password(surroundings),
        tasks.startAtTask,
        Duration.ofSeconds(atLeastOne("--timeout", timeout)));
  }

  private static int atLeastOne(String flag, int number) {
    if (number < 1) {
      throw new Complaint("%s is %d, but must be at least 1.".formatted(flag, number));
    }
    return number;
  }

  private Optional<Secret> password(Surroundings surroundings) {
    var given = Optional.ofNullable(surroundings.environment().get(PASSWORD_VARIABLE));
    if (given.isPresent() || !askPassword) {
      return given.map(Secret::new);
    }
    var answer = surroundings.ask().apply("Password for sudo (not shown): ");
    if (answer.isEmpty()) {
      throw new Complaint(
          "-K asks for a password, but there is no terminal to ask on. Put the password into the"
              + " environment variable %s instead.".formatted(PASSWORD_VARIABLE));
    }
    return answer;
  }
}
