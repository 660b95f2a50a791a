package org.mastoplay.cli;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mastoplay.run.Options;

/**
 * A playbook with all that it reaches, in a folder where each of its files can be spoilt.
 *
 * @param files the texts as they are when nothing is spoilt, by their paths
 */
record MutatedSite(Path folder, String playbook, String inventory, Map<String, String> files) {
  private static final Path RESOURCES = Path.of("src/test/resources/mutated");
  private static final Path REPOSITORY = Path.of("..");

  /** The repository's own playbooks, and one that has something of every part of the language. */
  static List<MutatedSite> all(Path folder) throws IOException {
    var everything = read(RESOURCES, ".");
    var site = read(REPOSITORY, "playbooks", "templates");
    var hosts = "  children:\n    mastodon:\n      hosts:\n        one:\n        two:\n";
    site.put("playbooks/hosts.yml", site.getOrDefault("playbooks/lab/site.yml", "") + hosts);
    var hundred = read(REPOSITORY.resolve("bench"), "hundred.yml", "templates");
    for (var name : List.of("hosts.ini", "group_vars/web.yml", "host_vars/web1.yml")) {
      hundred.put(name, everything.getOrDefault(name, ""));
    }
    var sites =
        List.of(
            of(folder.resolve("site"), "playbooks/site.yml", "playbooks/hosts.yml", site),
            of(folder.resolve("hundred"), "hundred.yml", "hosts.ini", hundred),
            of(folder.resolve("everything"), "everything.yml", "hosts.yml", everything),
            of(folder.resolve("ini"), "everything.yml", "hosts.ini", everything));
    for (var it : sites) {
      it.write();
    }
    return sites;
  }

  private static MutatedSite of(
      Path folder, String playbook, String inventory, Map<String, String> files) {
    return new MutatedSite(folder, playbook, inventory, ImmutableMap.copyOf(files));
  }

  private static Map<String, String> read(Path from, String... parts) throws IOException {
    var files = new TreeMap<String, String>();
    for (var part : parts) {
      try (var found = Files.walk(from.resolve(part))) {
        for (var file : found.filter(Files::isRegularFile).toList()) {
          files.put(from.relativize(file).normalize().toString(), Files.readString(file));
        }
      }
    }
    return files;
  }

  private void write() throws IOException {
    for (var file : files.entrySet()) {
      Files.createDirectories(folder.resolve(file.getKey()).resolveSibling(""));
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** The playbook's path. */
  Path path() {
    return folder.resolve(playbook);
  }

  /** As if it was named with its inventory on the command line. */
  Options options() {
    return HostFlags.dryRun(folder.resolve(inventory));
  }
}
