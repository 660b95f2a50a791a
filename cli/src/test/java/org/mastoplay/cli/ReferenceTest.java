package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mastoplay.module.Modules;
import org.mastoplay.modules.BuiltInModules;

/** Compares docs/reference with the modules; {@code -Ddocs.write=true} writes it anew. */
class ReferenceTest {
  private static final Path PAGE = Path.of("../docs/reference/modules.md");
  private static final String REMEDY =
      "docs/reference/modules.md is not what the modules say of themselves; write it anew with:"
          + "  mvn -q test -pl cli -am -Dtest=ReferenceTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write=true";

  @Test
  void saysWhatTheModulesSay() throws IOException {
    var page = new ModuleReference(new Modules(List.of(new BuiltInModules()))).markdown();
    if (Boolean.getBoolean("docs.write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).as(REMEDY).exists();
    assertThat(Files.readString(PAGE)).as(REMEDY).isEqualTo(page);
  }
}
