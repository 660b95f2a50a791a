package org.mastoplay.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mastoplay.module.RemotePath;

class PackageRegistryTest {
  @Test
  void tellsEachProgramInItsOwnVariable() {
    var certificates = new RemotePath("/etc/ssl/certs/ca-certificates.crt");
    assertThat(
            new PackageRegistry(Optional.of("https://npm.example/"), Optional.of(certificates))
                .environment())
        .containsEntry("npm_config_registry", "https://npm.example/")
        .containsEntry("COREPACK_NPM_REGISTRY", "https://npm.example")
        .containsEntry("YARN_NPM_REGISTRY_SERVER", "https://npm.example")
        .containsEntry("NODE_EXTRA_CA_CERTS", certificates.text())
        .containsEntry("npm_config_cafile", certificates.text())
        .containsEntry("YARN_HTTPS_CA_FILE_PATH", certificates.text())
        .doesNotContainKey("YARN_UNSAFE_HTTP_WHITELIST");
  }

  @Test
  void letsYarnFetchWithoutEncryptionOnlyFromTheRegistry() {
    assertThat(
            new PackageRegistry(Optional.of("http://npm.lab.test:4873"), Optional.empty())
                .environment())
        .containsEntry("YARN_UNSAFE_HTTP_WHITELIST", "npm.lab.test");
  }
}
