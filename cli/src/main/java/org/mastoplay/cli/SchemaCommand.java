package org.mastoplay.cli;

import java.util.concurrent.Callable;
import org.mastoplay.cli.render.JsonDocument;
import picocli.CommandLine.Command;

/** {@code mastoplay schema}: what a playbook may hold, for editors. */
@Command(description = "Print a JSON Schema of playbooks, by which editors complete and check.")
final class SchemaCommand implements Callable<Integer> {
  private final Wiring wiring;

  SchemaCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public Integer call() {
    var schema = new PlaybookSchema(wiring.modules().get()).schema();
    JsonDocument.print(wiring.surroundings().out(), json -> JsonDocument.write(schema, json));
    return ExitCode.OK;
  }
}
