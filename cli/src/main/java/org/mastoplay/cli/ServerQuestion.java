package org.mastoplay.cli;

import com.google.common.base.Supplier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks where the server is and whom to log in as, and tries it. */
final class ServerQuestion {
  private final Dialogue dialogue;
  private final Supplier<Checker> checker;

  ServerQuestion(Dialogue dialogue, Supplier<Checker> checker) {
    this.dialogue = dialogue;
    this.checker = checker;
  }

  /** The server, which has let us in, unless whoever is asked puts that off. */
  ServerAddress ask() {
    dialogue.turnTo("The server's address, such as 203.0.113.7, or the name that you give to ssh.");
    var server = ask(Optional.empty());
    while (!letsUsIn(server) && dialogue.confirm("Try again?")) {
      server = ask(Optional.of(server));
    }
    return server;
  }

  private ServerAddress ask(Optional<ServerAddress> before) {
    while (true) {
      var typed = dialogue.ask("server", before.map(ServerAddress::place));
      var address = ServerAddress.read(typed);
      if (address.isPresent()) {
        var user = before.orElse(address.get()).login();
        return address.get().user().isPresent()
            ? address.get()
            : address.get().with(dialogue.ask("user to log in as", Optional.of(user)));
      }
      dialogue.say(
          "That won't do: `%s` is no address; write 203.0.113.7, or root@server.example:2222."
              .formatted(typed));
    }
  }

  private boolean letsUsIn(ServerAddress server) {
    try {
      var folder = Files.createTempDirectory("mastoplay-init");
      var file = folder.resolve("inventory.yml");
      try {
        var inventory = new NewInventory(Path.of("login"), Optional.empty(), server);
        Files.writeString(file, inventory.text(List.of(), List.of()));
        var login = FirstLogin.to(file, checker.get());
        login.trouble().ifPresent(dialogue::explain);
        login
            .summary()
            .ifPresent(it -> dialogue.say("It lets %s in: %s.".formatted(server.login(), it)));
        return login.trouble().isEmpty();
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
