package org.mastoplay.cli;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.mastoplay.host.HostConnector;
import org.mastoplay.lab.Lab;
import org.mastoplay.lab.LabSettings;
import org.mastoplay.module.ModuleCatalogue;
import org.mastoplay.module.Modules;
import org.mastoplay.run.Engine;
import org.mastoplay.secret.AgeKeys;

/** Where the program begins: puts its parts together and runs the command that was given. */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    var code = run(arguments, wiring(Surroundings.ofProcess()));
    System.exit(code);
  }

  static int run(String[] arguments, Wiring wiring) {
    if (arguments.length == 0) {
      MastoplayCommand.commandLine(wiring).usage(wiring.surroundings().err());
      return ExitCode.MISTAKE;
    }
    return MastoplayCommand.commandLine(wiring, List.of(arguments)).execute(arguments);
  }

  static Wiring wiring(Surroundings surroundings) {
    var home = Path.of(System.getProperty("user.home", "/root"));
    var keys = new AgeKeys(surroundings.environment(), home);
    Supplier<Modules> modules = Suppliers.memoize(() -> new Modules(catalogues()));
    return new Wiring(
        surroundings,
        keys,
        () ->
            new EngineChecker(
                new Engine(modules.get(), new HostConnector(surroundings.ask()), keys)),
        modules,
        () ->
            new Lab(
                LabSettings.of(surroundings.environment()),
                sentence -> surroundings.err().println(sentence)));
  }

  private static ImmutableList<ModuleCatalogue> catalogues() {
    return ImmutableList.copyOf(ServiceLoader.load(ModuleCatalogue.class));
  }
}
