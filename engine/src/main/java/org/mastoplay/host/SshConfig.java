package org.mastoplay.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mastoplay.text.Diagnosis;

/**
 * Decides how to reach a host: what is not given comes from {@code ~/.ssh/config} as OpenSSH itself
 * resolves it ({@code ssh -G}), or from OpenSSH's defaults where it is not installed.
 */
final class SshConfig {
  private static final Duration ALIVE_INTERVAL = Duration.ofSeconds(15);
  private static final int ALIVE_COUNT = 3;
  private static final List<String> DEFAULT_KEYS =
      List.of("~/.ssh/id_rsa", "~/.ssh/id_ecdsa", "~/.ssh/id_ed25519");

  private final Workstation here;

  SshConfig(Workstation here) {
    this.here = here;
  }

  /**
   * Decides for a host of the inventory.
   *
   * @throws Unreachable if the configuration has a mistake
   */
  SshSettings resolve(Target target) {
    var given = target.identityFiles().stream().map(it -> here.expand(it.toString())).toList();
    return resolve(target.address(), target.port(), target.user(), given, target.options());
  }

  /**
   * Decides for a host to go through.
   *
   * @throws Unreachable if the configuration has a mistake
   */
  SshSettings resolve(Jump jump) {
    return resolve(jump.host(), jump.port(), jump.user(), List.of(), List.of());
  }

  private SshSettings resolve(
      String name,
      Optional<Integer> port,
      Optional<String> user,
      List<Path> given,
      List<String> options) {
    List<String> command = new ArrayList<>(here.ssh());
    command.add("-G");
    port.ifPresent(number -> command.addAll(List.of("-p", number.toString())));
    user.ifPresent(login -> command.addAll(List.of("-l", login)));
    options.forEach(option -> command.addAll(List.of("-o", option)));
    command.addAll(List.of("--", name));
    var lines = new SshConfigLines(ask(name, command).orElse(""));
    return settings(name, port, user, given, lines);
  }

  private Optional<String> ask(String name, List<String> command) {
    Process process;
    try {
      process = new ProcessBuilder(command).start();
    } catch (IOException notInstalled) {
      return Optional.empty();
    }
    try {
      process.getOutputStream().close();
      var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var words = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() == 0) {
        return Optional.of(answer);
      }
      throw new Unreachable(
          Diagnosis.of("OpenSSH does not understand how to reach %s.".formatted(name))
              .because("there is a mistake in ~/.ssh/config, or in the options for this host.")
              .remedy("correct it; `ssh -G %s` must print no error.".formatted(name))
              .words(words.strip()));
    } catch (IOException unreadable) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new Unreachable(ShellTrouble.interrupted(), stopped);
    }
  }

  private SshSettings settings(
      String name,
      Optional<Integer> port,
      Optional<String> user,
      List<Path> given,
      SshConfigLines lines) {
    var address = lines.one("hostname").orElse(name);
    var number = lines.one("port").map(Integer::valueOf).or(() -> port);
    var login = lines.one("user").or(() -> user).orElse(here.user());
    var keys = lines.all("identityfile").isEmpty() ? DEFAULT_KEYS : lines.all("identityfile");
    var interval = lines.one("serveraliveinterval").map(Integer::valueOf).orElse(0);
    var strict = lines.one("stricthostkeychecking").orElse("ask");
    var tokens = new SshTokens(here, name, address, number.orElse(SshSettings.DEFAULT_PORT), login);
    return new SshSettings(
        name,
        address,
        number.orElse(SshSettings.DEFAULT_PORT),
        login,
        lines.one("hostkeyalias"),
        given,
        keys.stream().map(tokens::path).filter(key -> !given.contains(key)).toList(),
        lines.yes("identitiesonly"),
        agent(lines.one("identityagent"), tokens),
        jumps(name, lines.one("proxyjump")),
        lines.one("proxycommand").filter(it -> !it.equals("none")),
        files(lines.one("userknownhostsfile").orElse("~/.ssh/known_hosts"), tokens),
        files(lines.one("globalknownhostsfile").orElse("/etc/ssh/ssh_known_hosts"), tokens),
        // `no` would accept changed keys as well; new ones is as far as mastoplay goes.
        List.of("accept-new", "no", "off", "false").contains(strict),
        lines.yes("hashknownhosts"),
        interval == 0 ? ALIVE_INTERVAL : Duration.ofSeconds(interval),
        lines.one("serveralivecountmax").map(Integer::valueOf).orElse(ALIVE_COUNT));
  }

  private Optional<Path> agent(Optional<String> configured, SshTokens tokens) {
    var socket = configured.orElse("SSH_AUTH_SOCK");
    if (socket.equals("none")) {
      return Optional.empty();
    }
    var variable = socket.startsWith("$") && !socket.startsWith("${") ? socket.substring(1) : "";
    if (socket.equals("SSH_AUTH_SOCK") || !variable.isEmpty()) {
      var key = variable.isEmpty() ? socket : variable;
      return Optional.ofNullable(here.environment().get(key))
          .filter(path -> !path.isEmpty())
          .map(Path::of);
    }
    return Optional.of(tokens.path(socket));
  }

  private static List<Jump> jumps(String name, Optional<String> value) {
    try {
      return value.map(Jump::parseAll).orElse(List.of());
    } catch (IllegalArgumentException mistake) {
      throw new Unreachable(
          Diagnosis.of("The ProxyJump for %s can't be understood.".formatted(name))
              .because(mistake.getMessage() + ".")
              .remedy("correct it in ~/.ssh/config or in the inventory."),
          mistake);
    }
  }

  private static List<Path> files(String value, SshTokens tokens) {
    return Stream.of(value.split(" "))
        .filter(file -> !file.isEmpty() && !file.equals("none"))
        .map(tokens::path)
        .toList();
  }
}
