package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.lab.Suite;

/**
 * One Mastodon on two hosts, and three Mastodons in one run. {@code -Dmastodon=fleet} asks for it,
 * since it takes a quarter of an hour.
 */
@EnabledIfSystemProperty(named = "mastodon", matches = "fleet")
class MastodonFleetIT {
  private static final String SITE = "playbooks/site.yml";
  private static final String UPGRADE = "playbooks/upgrade.yml";
  private static final String SOURCES =
      Path.of("../playbooks/lab/site.yml").toAbsolutePath().normalize().toString();

  @TempDir private Path folder;

  @Test
  void twoHostsWorkAsOne() throws Exception {
    var groups =
        Map.of(
            "web1", Set.of("mastodon", "web", "streaming", "sidekiq"),
            "database1", Set.of("mastodon", "database", "redis"));
    try (var rehearsal = Rehearsal.boot(folder, Suite.TRIXIE, groups)) {
      rehearsal.lab().internet();
      var old = variables("mastodon_version: v1.1.0");
      isDoneAsForetoldAndThenInOrder(rehearsal, groups.keySet(), SOURCES, old);
      assertThat(about(rehearsal)).contains("minidon 1.1.0");
      assertThat(rehearsal.onHost("web1", "ss -Htln", "")).doesNotContain(":5432", ":6379");

      var refused = rehearsal.site(UPGRADE, false, SOURCES, variables("mastodon_version: v1.2.0"));
      assertThat(refused.failed()).singleElement().asString().contains("Back it up there");
      assertThat(refused.changed()).isEmpty();

      var wanted = variables("mastodon_version: v1.2.0, backup_database: false");
      var upgraded = rehearsal.site(UPGRADE, false, SOURCES, wanted);
      assertThat(upgraded.failed()).isEmpty();
      assertThat(upgraded.changed()).isNotEmpty().allMatch(it -> it.startsWith("web1: "));
      assertThat(about(rehearsal)).contains("minidon 1.2.0");
    }
  }

  @Test
  void threeMastodonsAreSetUpInOneRun() throws Exception {
    var hosts = List.of("alpha", "beta", "gamma");
    var groups =
        Map.of(
            "alpha", Set.of("mastodon"), "beta", Set.of("mastodon"), "gamma", Set.of("mastodon"));
    try (var rehearsal = Rehearsal.boot(folder, Suite.TRIXIE, groups)) {
      rehearsal.lab().internet();
      isDoneAsForetoldAndThenInOrder(rehearsal, groups.keySet(), SOURCES, domains(hosts));
      var keys = new HashSet<String>();
      for (var host : hosts) {
        var name = host + ".lab.test";
        assertThat(rehearsal.onHost(host, "curl -fsS https://" + name + "/about", ""))
            .contains(name);
        keys.add(rehearsal.onHost(host, "grep ^SECRET /home/mastodon/live/.env.production", ""));
      }
      assertThat(keys).hasSameSizeAs(hosts);
    }
  }

  private static void isDoneAsForetoldAndThenInOrder(
      Rehearsal rehearsal, Set<String> hosts, String... inventories) {
    var foretold = rehearsal.site(SITE, true, inventories);
    assertThat(foretold.failed()).isEmpty();

    var applied = rehearsal.site(SITE, false, inventories);
    assertThat(applied.failed()).isEmpty();
    assertThat(applied.surprises()).isEmpty();
    assertThat(applied.changed()).containsAll(foretold.changed());
    // What is in the configuration of a package that isn't there yet, nobody can tell.
    assertThat(foretold.changed())
        .containsAll(Sets.difference(Set.copyOf(applied.changed()), Set.copyOf(foretold.open())));

    var again = rehearsal.site(SITE, false, inventories);
    assertThat(again.failed()).isEmpty();
    assertThat(again.changed()).isEmpty();
    assertThat(hosts).allSatisfy(it -> assertThat(again.exchanges(it)).as(it).isEqualTo(1));
  }

  private static String about(Rehearsal rehearsal) throws Exception {
    return rehearsal.onHost("web1", "curl -fsS https://social.lab.test/about", "");
  }

  private String variables(String words) throws IOException {
    var file = folder.resolve("variables.yml");
    return Files.writeString(file, "all: {vars: {%s}}".formatted(words)).toString();
  }

  /** Each is a Mastodon of its own, under the name by which the lab knows its host. */
  private String domains(List<String> hosts) throws IOException {
    var text = new StringBuilder("all:\n  hosts:\n");
    for (var host : hosts) {
      text.append(
          """
              %1$s:
                domain: %1$s.lab.test
                files_domain: files.%1$s.lab.test
                s3_alias_host: files.%1$s.lab.test
          """
              .formatted(host));
    }
    return Files.writeString(folder.resolve("domains.yml"), text).toString();
  }
}
