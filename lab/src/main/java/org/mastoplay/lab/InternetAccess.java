package org.mastoplay.lab;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Sets up the internet host, and lets the lab's other hosts use it. */
record InternetAccess(Commands commands, SshAccess ssh) {
  /**
   * Brings both sides up to date with each other; what is so already stays.
   *
   * @param hosts all hosts of the lab; those that are on are let in
   * @param disk the internet host's root folder
   */
  void settle(List<LabHost> hosts, Path disk) {
    var internet = hosts.stream().filter(InternetAccess::isInternet).findFirst().orElseThrow();
    layDown(InternetNames.of(hosts), disk);
    remote(internet, script("internet/settle.sh"));
    var trust = ImmutableList.<String>builder();
    for (var authority : List.of("acme", "internet")) {
      var text = remote(internet, "cat /srv/trust/%s.crt".formatted(authority));
      trust.add("lab-%s.crt".formatted(authority), text);
    }
    var welcome =
        script("internet/guest.sh", internet.address(), trust.build().toArray(String[]::new));
    Parallel.each(
        hosts.stream().filter(host -> !isInternet(host)).filter(LabHost::isOn).toList(),
        host -> remote(host, welcome));
  }

  static boolean isInternet(LabHost host) {
    return host.name().equals(Internet.HOST);
  }

  private void layDown(String names, Path disk) {
    try {
      var work = Files.createTempDirectory("mastoplay-lab");
      new ResourceTree("internet/root").copyTo(work);
      for (var sources : List.of("minidon", "minipush")) {
        new ResourceTree(sources).copyTo(work.resolve("usr/local/lib/internet").resolve(sources));
      }
      new TextFile(work.resolve("etc/lab-dns.conf")).write(names);
      var nginx = "internet/root/etc/nginx/sites-enabled/internet";
      new TextFile(work.resolve("etc/nginx/sites-enabled/internet"))
          .write(new Resource(nginx).filled(Map.of("registry", InternetImage.registry(commands))));
      commands.asRoot(
          "sh",
          "-c",
          "rm -rf \"$2/usr/local/lib/internet\" && cp -r \"$1/.\" \"$2/\"; rm -r \"$1\"",
          "sh",
          work.toString(),
          disk.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String remote(LabHost host, String command) {
    return commands.output(
        Stream.concat(ssh.command(host).stream(), Stream.of(command)).toArray(String[]::new));
  }

  private static String script(String resource, String first, String... arguments) {
    var words = Stream.concat(Stream.of(first), Stream.of(arguments));
    return script(resource) + words.map(InternetAccess::quoted).collect(joining(" ", " ", ""));
  }

  private static String script(String resource) {
    return "sh -c " + quoted(new Resource(resource).text()) + " " + quoted(resource);
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
