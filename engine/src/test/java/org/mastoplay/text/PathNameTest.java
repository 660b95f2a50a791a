package org.mastoplay.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PathNameTest {
  private static final Path HERE = Path.of("").toAbsolutePath();

  @Test
  void namesWhatLiesBelowTheWorkingFolderByTheWayFromThere() {
    assertThat(PathName.of(HERE.resolve("playbooks/./site.yml"))).isEqualTo("playbooks/site.yml");
  }

  @Test
  void namesEverythingElseInFull() {
    assertThat(PathName.of(HERE.resolveSibling("beside"))).startsWith("/").endsWith("/beside");
  }

  @Test
  void aFolderAlwaysHasAName() {
    assertThat(PathName.of(Path.of(""))).isEqualTo(HERE.toString());
  }
}
