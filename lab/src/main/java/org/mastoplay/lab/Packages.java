package org.mastoplay.lab;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The Debian packages that the lab itself needs on this machine. */
record Packages(Commands commands, Consumer<String> progress) {
  private static final ImmutableMap<String, String> NEEDED =
      ImmutableMap.of(
          "systemd-container", "boots the hosts",
          "mmdebstrap", "builds their file system",
          "debian-archive-keyring", "proves that Debian's packages are Debian's",
          "nftables", "lets the hosts reach the internet",
          "iproute2", "connects the hosts to a network",
          "openssh-client", "makes their keys");

  private static final String QUERY =
      "dpkg-query -W -f '${Package} ${db:Status-Status}\\n' \"$@\" 2>/dev/null || :";

  /**
   * Installs what is missing, after saying what and why.
   *
   * @throws LabException when this is no Debian or Ubuntu, or apt-get fails
   */
  void install() {
    if (!Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      throw new LabException(
          "The lab runs on Debian and Ubuntu only, and this machine has no apt-get. Use a Debian"
              + " machine, a virtual one will do.");
    }
    var missing = missing(statuses());
    if (missing.isEmpty()) {
      return;
    }
    progress.accept(
        missing.stream()
            .map(name -> "%s (%s)".formatted(name, NEEDED.get(name)))
            .collect(joining(", ", "Installing on this machine with apt-get: ", " …")));
    commands.asRoot("apt-get", "-q", "update");
    var apt =
        List.of(
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "-qy",
            "-o",
            "DPkg::Lock::Timeout=120",
            "--no-install-recommends",
            "install");
    commands.asRoot(
        ImmutableSet.<String>builder().addAll(apt).addAll(missing).build().toArray(String[]::new));
  }

  /** The needed packages that dpkg-query's lines {@code NAME STATUS} do not call installed. */
  static List<String> missing(String statuses) {
    var installed = ImmutableSet.copyOf(statuses.lines().iterator());
    return NEEDED.keySet().stream()
        .filter(name -> !installed.contains(name + " installed"))
        .toList();
  }

  private String statuses() {
    // dpkg-query fails for names that it has never heard of, and still tells of the others.
    return commands.output(
        ImmutableList.<String>builder()
            .add("sh", "-c", QUERY, "dpkg-query")
            .addAll(NEEDED.keySet())
            .build()
            .toArray(String[]::new));
  }
}
