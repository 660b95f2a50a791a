package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mastoplay.module.Modules;
import org.mastoplay.modules.BuiltInModules;
import org.mastoplay.play.PlaybookFile;
import org.mastoplay.play.PlaybookReader;
import org.mastoplay.play.Use;
import org.mastoplay.text.Problems;

/** Compares docs/reference with what it is made from; {@code -Ddocs.write=true} writes it anew. */
class ReferenceTest {
  /** Its name; {@link ContractIT} writes it. */
  static final String CONTRACT = "contract.md";

  private static final Path FOLDER = Path.of("../docs/reference");
  private static final String REMEDY =
      "docs/reference is not what the program says of itself; write it anew with:"
          + "  mvn -q test -pl cli -am -Dtest=ReferenceTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write=true";

  @Test
  void saysWhatTheModulesSay() throws IOException {
    compare(
        "modules.md", new ModuleReference(new Modules(List.of(new BuiltInModules()))).markdown());
  }

  @Test
  void saysWhatTheKeywordsSay() throws IOException {
    compare("keywords.md", KeywordReference.markdown());
  }

  @Test
  void saysWhatThePlaybooksSay() throws IOException {
    var names = new Modules(List.of(new BuiltInModules())).names();
    var pages = new ArrayList<PlaybookPage>();
    try (var files = Files.list(Path.of("../playbooks"))) {
      for (var file : files.filter(it -> it.toString().endsWith(".yml")).sorted().toList()) {
        var problems = new Problems();
        var read =
            new PlaybookReader(names)
                .read(PlaybookFile.read(file), Path.of("../playbooks"), problems);
        problems.throwIfAny();
        for (var item : read.orElseThrow().plays().getFirst().tasks()) {
          if (item instanceof Use use && use.inherits()) {
            var name = file.toString().replaceFirst(".*/", "").replace(".yml", "");
            pages.add(new PlaybookPage(name, use.playbook()));
          }
        }
      }
    }
    assertThat(pages).isNotEmpty();
    compare("playbooks.md", new PlaybookReference(pages).markdown());
  }

  /** How many exchanges a module takes is what hosts have told; all else can be counted here. */
  @Test
  void saysWhatTheContractTablesSay() throws IOException {
    var tables = ContractTable.all();
    assertThat(tables.stream().map(ContractTable::module))
        .as("each module has a table in modules/src/test/contract")
        .containsExactlyInAnyOrderElementsOf(
            new Modules(List.of(new BuiltInModules()))
                .all().stream().map(it -> it.name()).toList());
    assertThat(withoutExchanges(text(CONTRACT)))
        .as(
            "docs/reference/%s is not of these tables; prove those that are new, and write it,"
                + " with:  mvn verify -pl cli -am -Dtest=NONE"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=ContractIT"
                + " -Dfailsafe.failIfNoSpecifiedTests=false -Dcontract=NAME -Ddocs.write=true",
            CONTRACT)
        .isEqualTo(withoutExchanges(new ContractReport(tables, Map.of()).markdown()));
  }

  private static String withoutExchanges(String page) {
    return page.replaceAll("(?m)^((?:\\|[^|]*){4}\\|)[^|]*", "$1");
  }

  static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }

  static void compare(String name, String text) throws IOException {
    var page = FOLDER.resolve(name);
    if (Boolean.getBoolean("docs.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(page, text);
    }
    assertThat(page).as(REMEDY).exists();
    assertThat(text(name)).as(REMEDY).isEqualTo(text);
  }
}
