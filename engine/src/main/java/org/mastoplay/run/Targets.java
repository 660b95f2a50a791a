package org.mastoplay.run;

import com.google.common.primitives.Ints;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mastoplay.host.Target;
import org.mastoplay.inventory.Host;
import org.mastoplay.plan.HostVariables;
import org.mastoplay.plan.Site;
import org.mastoplay.template.DependsOnUnknown;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Secret;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/** Reads from a host's variables and the command line how to reach it. */
final class Targets {
  private static final Pattern OPTION =
      Pattern.compile("-o\\s*((?:[^\\s\"']|\"[^\"]*\"|'[^']*')+)");

  private static final int HIGHEST_PORT = 65_535;

  private static final int LEAST_PATIENCE = 5;
  private static final int MOST_PATIENCE = 600;

  private Targets() {}

  /**
   * Finds what is wrong with the variables that tell how to reach hosts.
   *
   * @throws MistakesFound with all of it
   */
  static void check(Site site, Options options) {
    var problems = new Problems();
    for (var host : site.hosts()) {
      try {
        var secrets = site.templates().secrets();
        of(host, site.variables(host), options).becomePassword().ifPresent(secrets::add);
      } catch (MistakesFound mistakes) {
        problems.addAll(mistakes.problems());
      }
    }
    problems.throwIfAny();
  }

  /**
   * How to reach a host.
   *
   * @throws MistakesFound if its variables make no sense
   */
  static Target of(Host host, HostVariables variables, Options options) {
    var read = new Reader(host, variables);
    var keys = new ArrayList<Path>();
    read.text("ansible_ssh_private_key_file").map(Targets::path).ifPresent(keys::add);
    options.privateKey().ifPresent(keys::add);
    return new Target(
        host.name(),
        read.scalar("ansible_connection").map(Targets::isLocal).orElse(false),
        read.text("ansible_host").or(() -> read.text("ansible_ssh_host")).orElse(host.name()),
        read.scalar("ansible_port").or(() -> read.scalar("ansible_ssh_port")).map(Targets::port),
        read.text("ansible_user").or(() -> read.text("ansible_ssh_user")).or(options::user),
        keys,
        sshOptions(read),
        read.text("ansible_become_password")
            .or(() -> read.text("ansible_become_pass"))
            .map(Secret::new)
            .or(options::becomePassword),
        options.timeout(),
        read.scalar("mastoplay_guard_seconds").map(Targets::patience).orElse(Target.PATIENCE));
  }

  private static Duration patience(Node.Scalar seconds) {
    return Optional.ofNullable(Ints.tryParse(seconds.text()))
        .filter(number -> number == 0 || (number >= LEAST_PATIENCE && number <= MOST_PATIENCE))
        .map(Duration::ofSeconds)
        .orElseThrow(() ->
            mistake(
                seconds.place(),
                "`%s` is no time for the lockout guard".formatted(seconds.text()),
                "write seconds from %d to %d, or 0 for no guard"
                    .formatted(LEAST_PATIENCE, MOST_PATIENCE)));
  }

  private static List<String> sshOptions(Reader read) {
    var given =
        read.text("ansible_ssh_common_args").orElse("")
            + " "
            + read.text("ansible_ssh_extra_args").orElse("");
    return OPTION
        .matcher(given)
        .results()
        .map(match -> match.group(1).replaceAll("\"([^\"]*)\"|'([^']*)'", "$1$2"))
        .toList();
  }

  private static Path path(String text) {
    return text.startsWith("~/")
        ? Path.of(System.getProperty("user.home"), text.substring(2))
        : Path.of(text);
  }

  private static boolean isLocal(Node.Scalar connection) {
    return switch (connection.text()) {
      case "local" -> true;
      case "ssh", "smart", "paramiko", "paramiko_ssh" -> false;
      default ->
          throw mistake(
              connection.place(),
              "mastoplay can't reach a host by `%s`".formatted(connection.text()),
              "write ssh or local");
    };
  }

  private static int port(Node.Scalar port) {
    return Optional.ofNullable(Ints.tryParse(port.text()))
        .filter(number -> number > 0 && number <= HIGHEST_PORT)
        .orElseThrow(() ->
            mistake(
                port.place(),
                "`%s` is no port".formatted(port.text()),
                "write a number from 1 to " + HIGHEST_PORT));
  }

  private static MistakesFound mistake(Place place, String message, String remedy) {
    return new MistakesFound(Problem.at(place, message, remedy));
  }

  /** Those variables of a host that tell how to reach it. */
  private record Reader(Host host, HostVariables variables) {
    Optional<String> text(String name) {
      return scalar(name).map(Node.Scalar::text);
    }

    Optional<Node.Scalar> scalar(String name) {
      return value(name).map(value -> asScalar(name, value)).filter(it -> !it.isNull());
    }

    private Optional<Node> value(String name) {
      try {
        return variables.get(name);
      } catch (DependsOnUnknown unknown) {
        throw mistake(
            Optional.ofNullable(host.variables().get(name))
                .map(Node::place)
                .orElseGet(() -> new Source(name, "").start()),
            "`%s` is known only after %s".formatted(name, unknown.dependsOn()),
            "write its value without `facts`: it is needed to reach the host");
      }
    }

    private static Node.Scalar asScalar(String name, Node value) {
      if (value instanceof Node.Scalar scalar) {
        return scalar;
      }
      throw mistake(
          value.place(),
          "`%s` must be text, but it is %s".formatted(name, value.kind()),
          "give it one value");
    }
  }
}
