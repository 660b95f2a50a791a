package org.mastoplay.cli;

import java.util.List;
import org.mastoplay.cli.render.JsonDocument;
import picocli.CommandLine.Model.CommandSpec;

/** {@code mastoplay schema}: what a playbook may hold, for editors. */
final class SchemaCommand implements Command {
  private final Wiring wiring;

  SchemaCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public CommandSpec spec() {
    return Command.spec(
        this, List.of(), "Print a JSON Schema of playbooks, by which editors complete and check.");
  }

  @Override
  public Integer call() {
    var schema = new PlaybookSchema(wiring.modules().get()).schema();
    JsonDocument.print(wiring.surroundings().out(), json -> JsonDocument.write(schema, json));
    return ExitCode.OK;
  }
}
