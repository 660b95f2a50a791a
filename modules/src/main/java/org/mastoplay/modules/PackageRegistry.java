package org.mastoplay.modules;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.RemotePath;

/**
 * Where packages of JavaScript come from, told to each program in the variable that it heeds.
 *
 * @param address of npm's own registry unless given
 * @param certificates a file on the host with those that are trusted instead of those of Node.js
 */
record PackageRegistry(Optional<String> address, Optional<RemotePath> certificates) {
  PackageRegistry {
    if (address.isPresent() && !address.get().matches("https?://[^/\\s]+\\S*")) {
      throw new IllegalArgumentException(
          "`%s` is not the address of a registry: it begins with https://"
              .formatted(address.get()));
    }
  }

  Map<String, String> environment() {
    var variables = new HashMap<String, String>();
    variables.put("COREPACK_ENABLE_DOWNLOAD_PROMPT", "0");
    variables.put("YARN_ENABLE_TELEMETRY", "0");
    variables.put("npm_config_audit", "false");
    variables.put("npm_config_fund", "false");
    variables.put("npm_config_update_notifier", "false");
    address.ifPresent(it -> {
      var bare = it.replaceFirst("/+$", "");
      variables.put("npm_config_registry", bare + "/");
      variables.put("COREPACK_NPM_REGISTRY", bare);
      variables.put("YARN_NPM_REGISTRY_SERVER", bare);
      if (bare.startsWith("http://")) {
        variables.put("YARN_UNSAFE_HTTP_WHITELIST", host(bare));
      }
    });
    certificates.ifPresent(it -> {
      variables.put("NODE_EXTRA_CA_CERTS", it.text());
      variables.put("npm_config_cafile", it.text());
      variables.put("YARN_HTTPS_CA_FILE_PATH", it.text());
    });
    return variables;
  }

  private static String host(String address) {
    return address.replaceFirst("^http://([^@/]*@)?", "").replaceFirst("[:/].*", "");
  }
}
