package org.mastoplay.lab;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where on this machine a lab lives.
 *
 * @param root the folder of one lab: its hosts' disks, keys and inventory
 * @param cache the folder of the base file systems, which all labs of this machine share
 * @param network the first two numbers of the lab's addresses, such as {@code 10.213}; the third is
 *     chosen so that no network of this machine has it
 */
public record LabSettings(Path root, Path cache, String network) {
  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";

  /**
   * Reads MASTOPLAY_LAB, MASTOPLAY_LAB_CACHE and MASTOPLAY_LAB_NETWORK, with the defaults {@code
   * /var/lib/mastoplay-lab}, {@code /var/cache/mastoplay-lab} and {@code 10.213}.
   *
   * @throws LabException when the network is not two numbers
   */
  public static LabSettings of(Map<String, String> environment) {
    return new LabSettings(
        Path.of(environment.getOrDefault("MASTOPLAY_LAB", "/var/lib/mastoplay-lab")),
        Path.of(environment.getOrDefault("MASTOPLAY_LAB_CACHE", "/var/cache/mastoplay-lab")),
        environment.getOrDefault("MASTOPLAY_LAB_NETWORK", "10.213"));
  }

  /** Makes the folders absolute and checks the network. */
  public LabSettings {
    root = root.toAbsolutePath().normalize();
    cache = cache.toAbsolutePath().normalize();
    if (!root.toString().matches("[\\w./+-]+")) {
      throw new LabException(
          "The lab cannot live in \"%s\": use a folder whose name has only letters, digits and . _ + -."
              .formatted(root));
    }
    if (!network.matches(BYTE + "\\." + BYTE)) {
      throw new LabException(
          "MASTOPLAY_LAB_NETWORK is \"%s\", but must be two numbers with a dot, such as 10.213."
              .formatted(network));
    }
  }
}
