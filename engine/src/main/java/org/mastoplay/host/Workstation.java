package org.mastoplay.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The machine that mastoplay runs on, as far as SSH is concerned.
 *
 * @param ssh how OpenSSH's client is called, if there is one
 * @param home where {@code ~/.ssh} is
 * @param user the local account, whose name is used where no other is given
 */
record Workstation(List<String> ssh, Path home, String user, Map<String, String> environment) {
  Workstation {
    ssh = List.copyOf(ssh);
    environment = Map.copyOf(environment);
  }

  static Workstation own() {
    return new Workstation(
        List.of("ssh"),
        Path.of(System.getProperty("user.home", "/root")),
        System.getProperty("user.name", "root"),
        System.getenv());
  }

  /** A path with {@code ~} and {@code ${VARIABLE}} as OpenSSH understands them. */
  Path expand(String path) {
    var text = path;
    for (var variable : environment.entrySet()) {
      text = text.replace("${%s}".formatted(variable.getKey()), variable.getValue());
    }
    return text.equals("~") || text.startsWith("~/")
        ? home.resolve(text.substring(Math.min(2, text.length())))
        : Path.of(text);
  }
}
