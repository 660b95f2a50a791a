package org.mastoplay.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.mastoplay.module.Content;

/** Keys are known by the fingerprints that gpg shows of them. */
final class OpenPgpKeysTest {
  private static final String FINGERPRINT = "B919019C274D9EB78BE6F49B2B2D0247D02F62EA";

  private static Content key() throws Exception {
    return Content.of(Files.readAllBytes(Path.of("src/test/contract/files/repository.asc")));
  }

  @Test
  void readsText() throws Exception {
    var keys = OpenPgpKeys.read(key()).orElseThrow();
    assertThat(keys.fingerprints()).containsExactly(FINGERPRINT);
    assertThat(keys.armored()).isEqualTo(key());
  }

  @Test
  void readsBytesAndArmorsThem() throws Exception {
    var text = key().text().orElseThrow();
    var body = text.lines().skip(2).filter(it -> !it.matches("[-=].*")).toList();
    var bytes = Content.of(Base64.getDecoder().decode(String.join("", body)));
    var keys = OpenPgpKeys.read(bytes).orElseThrow();
    assertThat(keys.fingerprints()).containsExactly(FINGERPRINT);
    assertThat(OpenPgpKeys.read(keys.armored()).orElseThrow().fingerprints())
        .containsExactly(FINGERPRINT);
  }

  @Test
  void refusesWhatIsNoKey() throws Exception {
    assertThat(OpenPgpKeys.read(Content.of("<html>"))).isEmpty();
    assertThat(OpenPgpKeys.read(Content.EMPTY)).isEmpty();
    var cut = key().text().orElseThrow().replaceFirst("mDME\\w+", "mDME");
    assertThat(OpenPgpKeys.read(Content.of(cut))).isEmpty();
  }
}
