package org.mastoplay.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mastoplay.run.Options;
import org.mastoplay.text.Secret;
import picocli.CommandLine.Model.OptionSpec;

/** The flags that say which hosts are reached, and how. */
final class HostFlags implements Arguments {
  private static final String PASSWORD_VARIABLE = "MASTOPLAY_BECOME_PASSWORD";

  final Argument<List<String>> inventories =
      Argument.all(
          String.class,
          OptionSpec.builder("-i", "--inventory")
              .paramLabel("FILE|HOSTS")
              .description(
                  "An inventory file, or hosts as in `web1,web2,`. Without one: inventory.yml,"
                      + " inventory or hosts in this folder."));

  final Argument<Optional<String>> limit =
      Argument.optional(
          String.class,
          OptionSpec.builder("-l", "--limit")
              .paramLabel("PATTERN")
              .description("Only these of the hosts."));

  final Argument<List<String>> extraVariables =
      Argument.all(
          String.class,
          OptionSpec.builder("-e", "--extra-vars")
              .paramLabel("KEY=VALUE|@FILE")
              .description("Variables that win over all others."));

  final Argument<Integer> forks =
      Argument.usually(
          int.class,
          25,
          OptionSpec.builder("-f", "--forks")
              .paramLabel("N")
              .description("How many hosts at the same time (${DEFAULT-VALUE})."));

  final Argument<Boolean> become =
      Argument.toggle(
          OptionSpec.builder("-b", "--become")
              .description("Act as root where a play doesn't say."));

  final Argument<Optional<String>> becomeUser =
      Argument.optional(
          String.class,
          OptionSpec.builder("--become-user").paramLabel("USER").description("Act as this user."));

  final Argument<Boolean> askPassword =
      Argument.toggle(
          OptionSpec.builder("-K", "--ask-become-pass")
              .description(
                  "Ask once for sudo's password. For scripts: $" + PASSWORD_VARIABLE + "."));

  final Argument<Optional<String>> user =
      Argument.optional(
          String.class,
          OptionSpec.builder("-u", "--user")
              .paramLabel("USER")
              .description("Log in as this user."));

  final Argument<Optional<Path>> privateKey =
      Argument.optional(
          Path.class,
          OptionSpec.builder("--private-key", "--key-file")
              .paramLabel("FILE")
              .description("Log in with this key."));

  final Argument<Integer> timeout =
      Argument.usually(
          int.class,
          10,
          OptionSpec.builder("-T", "--timeout")
              .paramLabel("SECONDS")
              .description("How long to wait for a connection (${DEFAULT-VALUE})."));

  @Override
  public Stream<Argument<?>> all() {
    return Stream.of(
        inventories,
        limit,
        extraVariables,
        forks,
        become,
        becomeUser,
        askPassword,
        user,
        privateKey,
        timeout);
  }

  /** A dry run over the hosts of an inventory, about which nothing else was said. */
  static Options dryRun(Path inventory) {
    return dryRun(inventory, false, Optional.empty());
  }

  /** The same, as root where no play says otherwise. */
  static Options dryRunAsRoot(Path inventory, Optional<Secret> password) {
    return dryRun(inventory, true, password);
  }

  private static Options dryRun(Path inventory, boolean become, Optional<Secret> password) {
    return new Options(
        List.of(inventory.toString()),
        Optional.empty(),
        Set.of(),
        Set.of(),
        List.of(),
        1,
        true,
        become,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        password,
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
        Stream.concat(moreInventories.stream(), inventories.get().stream()).toList(),
        limit.get(),
        tasks.tags(),
        tasks.skipTags(),
        extraVariables.get(),
        atLeastOne("--forks", forks.get()),
        dryRun,
        become.get(),
        becomeUser.get(),
        user.get(),
        privateKey.get(),
        password(surroundings),
        tasks.startAtTask.get(),
        Duration.ofSeconds(atLeastOne("--timeout", timeout.get())));
  }

  private static int atLeastOne(String flag, int number) {
    if (number < 1) {
      throw new Complaint("%s is %d, but must be at least 1.".formatted(flag, number));
    }
    return number;
  }

  private Optional<Secret> password(Surroundings surroundings) {
    var given = Optional.ofNullable(surroundings.environment().get(PASSWORD_VARIABLE));
    if (given.isPresent() || !askPassword.get()) {
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
