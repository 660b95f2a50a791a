package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mastoplay.module.Modules;
import org.mastoplay.modules.BuiltInModules;

/** Compares docs/reference with what it is made from; {@code -Ddocs.write=true} writes it anew. */
class ReferenceTest {
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

  private static void compare(String name, String text) throws IOException {
    var page = FOLDER.resolve(name);
    if (Boolean.getBoolean("docs.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(page, text);
    }
    assertThat(page).as(REMEDY).exists();
    assertThat(Files.readString(page)).as(REMEDY).isEqualTo(text);
  }
}
