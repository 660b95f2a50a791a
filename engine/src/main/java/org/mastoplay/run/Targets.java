package org.mastoplay.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mastoplay.host.Target;
import org.mastoplay.inventory.Host;
import org.mastoplay.plan.HostVariables;
import org.mastoplay.text.Secret;
import org.mastoplay.yaml.Node;

/** Reads from a host's variables and the command line how to reach it. */
final class Targets {
  private static final Pattern OPTION = Pattern.compile("-o\\s*(?:\"([^\"]+)\"|'([^']+)'|(\\S+))");

  private Targets() {}

  static Target of(Host host, HostVariables variables, Options options) {
    var read = new Reader(variables);
    var keys = new ArrayList<Path>();
    read.text("ansible_ssh_private_key_file").map(Targets::path).ifPresent(keys::add);
    options.privateKey().ifPresent(keys::add);
    return new Target(
        host.name(),
        read.text("ansible_connection").filter("local"::equals).isPresent(),
        read.text("ansible_host").or(() -> read.text("ansible_ssh_host")).orElse(host.name()),
        read.text("ansible_port").or(() -> read.text("ansible_ssh_port")).map(Integer::valueOf),
        read.text("ansible_user").or(() -> read.text("ansible_ssh_user")).or(options::user),
        keys,
        sshOptions(read),
        read.text("ansible_become_password")
            .or(() -> read.text("ansible_become_pass"))
            .map(Secret::new)
            .or(options::becomePassword),
        options.timeout());
  }

  private static List<String> sshOptions(Reader read) {
    var given =
        read.text("ansible_ssh_common_args").orElse("")
            + " "
            + read.text("ansible_ssh_extra_args").orElse("");
    return OPTION
        .matcher(given)
        .results()
        .map(match ->
            Optional.ofNullable(match.group(1))
                .or(() -> Optional.ofNullable(match.group(2)))
                .orElseGet(() -> match.group(3)))
        .toList();
  }

  private static Path path(String text) {
    return text.startsWith("~/")
        ? Path.of(System.getProperty("user.home"), text.substring(2))
        : Path.of(text);
  }

  /** The host's variables as text. */
  private record Reader(HostVariables variables) {
    Optional<String> text(String name) {
      return variables
          .get(name)
          .filter(Node.Scalar.class::isInstance)
          .map(Node.Scalar.class::cast)
          .filter(it -> !it.isNull())
          .map(Node.Scalar::text);
    }
  }
}
