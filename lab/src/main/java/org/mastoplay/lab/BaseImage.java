package org.mastoplay.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The file system that all hosts of a suite share, each with a layer of its own above it. */
record BaseImage(Commands commands, Path cache, Consumer<String> progress) {
  /** What a bare server has, and no more: no Python, no editor, no curl. */
  private static final String PACKAGES =
      "systemd-sysv,dbus,openssh-server,ca-certificates,iproute2,sudo,libpam-systemd,procps";

  private static final Resource RECIPE = new Resource("base.sh");
  private static final Pattern MACHINE_SETTING =
      Pattern.compile("Acquire::(.*Proxy.*|Check-.*|Retries|https::CaInfo) \".*\";");

  /** The folder of a suite's file system; another recipe has another folder. */
  Path folder(Suite suite) {
    var recipe = Hashing.sha256().hashString(PACKAGES + RECIPE.text(), UTF_8).toString();
    return cache.resolve(suite.codename() + "-" + recipe.substring(0, 8));
  }

  /**
   * Builds the file system unless it is there.
   *
   * @throws LabException when the mirror cannot be reached or a package is missing from it
   */
  void build(Suite suite) {
    var folder = folder(suite);
    if (Files.isDirectory(folder)) {
      return;
    }
    progress.accept(
        "Building the file system of %s hosts, once (about half a minute) …"
            .formatted(suite.codename()));
    var unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
    commands.asRoot("rm", "-rf", "--one-file-system", unfinished.toString());
    try {
      var work = Files.createTempDirectory("mastoplay-lab");
      var sources = Files.writeString(work.resolve("debian.sources"), sources().text(suite));
      var options = Files.writeString(work.resolve("apt.conf"), machineSettings());
      commands.asRoot(
          "mmdebstrap",
          "--quiet",
          "--variant=minbase",
          "--include=" + PACKAGES,
          "--aptopt=" + options,
          "--dpkgopt=force-unsafe-io",
          "--customize-hook=" + RECIPE.text(),
          suite.codename(),
          unfinished.toString(),
          sources.toString());
      Files.delete(sources);
      Files.delete(options);
      Files.delete(work);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    commands.asRoot("mv", unfinished.toString(), folder.toString());
  }

  private AptSources sources() {
    return AptSources.of(
        commands.output(
            "sh",
            "-c",
            "cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list"
                + " /etc/apt/sources.list.d/*.sources 2>/dev/null || :"));
  }

  /** How this machine's own apt gets at mirrors (proxies, authorities): so shall the hosts'. */
  private String machineSettings() {
    return settings(commands.output("apt-config", "dump"), System.getenv());
  }

  static String settings(String aptConfig, Map<String, String> environment) {
    var own = aptConfig.lines().filter(line -> MACHINE_SETTING.matcher(line).matches());
    var proxies =
        environment.entrySet().stream()
            .filter(variable -> variable.getKey().toLowerCase(Locale.ROOT).matches("https?_proxy"))
            .map(variable ->
                "Acquire::%s::Proxy \"%s\";"
                    .formatted(
                        variable.getKey().toLowerCase(Locale.ROOT).replace("_proxy", ""),
                        variable.getValue()));
    return Stream.concat(proxies, own).map(line -> line + "\n").collect(joining());
  }
}
