package org.mastoplay.cli;

import com.google.common.base.Supplier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.Secret;

/** Asks where the server is and whom to log in as, and tries that, and to act as root. */
final class ServerQuestion {
  /** What a remedy names if a password is all that is missing. */
  private static final String ASK = "-K";

  private final Dialogue dialogue;
  private final Supplier<Checker> checker;

  ServerQuestion(Dialogue dialogue, Supplier<Checker> checker) {
    this.dialogue = dialogue;
    this.checker = checker;
  }

  /** The server, which has let us in, unless whoever is asked puts that off. */
  FoundServer ask() {
    dialogue.turnTo("The server's address, such as 203.0.113.7, or the name that you give to ssh.");
    var address = ask(Optional.empty());
    var found = tried(address);
    while (found.isEmpty() && dialogue.confirm("Try again?")) {
      address = ask(Optional.of(address));
      found = tried(address);
    }
    return found.orElse(new FoundServer(address, false));
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

  private Optional<FoundServer> tried(ServerAddress server) {
    try {
      var folder = Files.createTempDirectory("mastoplay-init");
      var file = folder.resolve("inventory.yml");
      try {
        var inventory = new NewInventory(Path.of("login"), Optional.empty(), server, false);
        Files.writeString(file, inventory.text(List.of(), List.of()));
        return entered(file, server);
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<FoundServer> entered(Path inventory, ServerAddress server) {
    var login = FirstLogin.with(HostFlags.dryRun(inventory), checker.get());
    login.trouble().ifPresent(dialogue::explain);
    login
        .summary()
        .ifPresent(it -> dialogue.say("It lets %s in: %s.".formatted(server.login(), it)));
    if (login.trouble().isPresent()) {
      return Optional.empty();
    }
    return server.isRoot()
        ? Optional.of(new FoundServer(server, false))
        : asRoot(inventory, server);
  }

  private Optional<FoundServer> asRoot(Path inventory, ServerAddress server) {
    var refused = asRoot(inventory, Optional.<Secret>empty());
    if (refused.isEmpty()) {
      return Optional.of(new FoundServer(server, false));
    }
    if (!refused.get().remedy().orElse("").contains(ASK)) {
      dialogue.explain(refused.get());
      return Optional.empty();
    }
    dialogue.say(refused.get().what());
    var password =
        dialogue.askSecret("password of %s (not shown, and not kept): ".formatted(server.login()));
    var trouble = asRoot(inventory, Optional.of(password));
    trouble.ifPresent(dialogue::explain);
    return trouble.isPresent() ? Optional.empty() : Optional.of(new FoundServer(server, true));
  }

  private Optional<Diagnosis> asRoot(Path inventory, Optional<Secret> password) {
    return FirstLogin.with(HostFlags.dryRunAsRoot(inventory, password), checker.get()).trouble();
  }
}
