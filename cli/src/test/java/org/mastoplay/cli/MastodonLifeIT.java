package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mastoplay.lab.Suite;

/**
 * What a Mastodon in the lab lives through: damages, an upgrade under load, and one that fails.
 * {@code -Dmastodon=life} asks for it, since it takes a quarter of an hour.
 */
@EnabledIfSystemProperty(named = "mastodon", matches = "life")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MastodonLifeIT {
  private static final String SOURCES =
      Path.of("../playbooks/lab/site.yml").toAbsolutePath().normalize().toString();
  private static final String HOST = "mastodon1";

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Rehearsal rehearsal;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Path folder;

  /**
   * Something that is wrong.
   *
   * @param shell does it
   * @param mended the tasks that mend it, by the first words of their names
   */
  record Damage(String title, String shell, List<String> mended) {
    @Override
    public String toString() {
      return title;
    }
  }

  static Stream<Damage> damages() {
    var restarts =
        List.of("Restart the web server", "Restart Sidekiq", "Restart the streaming server");
    return Stream.of(
        new Damage(
            "a package is gone",
            "apt-get remove -y ffmpeg",
            List.of("Install what Mastodon is built and run with")),
        new Damage(
            "a unit is another",
            "sed -i '/^.Service.$/a LimitNOFILE=99' /etc/systemd/system/mastodon-sidekiq.service",
            List.of("Write the service of Sidekiq", "Restart Sidekiq")),
        new Damage(
            "a setting is gone",
            "sed -i '/^SMTP_PORT=/d' /home/mastodon/live/.env.production",
            Stream.concat(Stream.of("Write the settings"), restarts.stream()).toList()),
        new Damage(
            "the certificate has expired",
            """
            cd /etc/letsencrypt/live/social.lab.test
            openssl req -x509 -key privkey.pem -subj /CN=social.lab.test -out /tmp/old.pem \
              -addext subjectAltName=DNS:social.lab.test,DNS:files.social.lab.test \
              -not_before 20200101000000Z -not_after 20200201000000Z
            cat /tmp/old.pem > cert.pem
            cat /tmp/old.pem > fullchain.pem
            systemctl reload nginx
            """,
            List.of("Get the certificate")),
        new Damage(
            "the assets' manifest is gone",
            "find /home/mastodon/live/public -name '*manifest*' -delete",
            List.of("Build the assets")),
        new Damage(
            "nginx can't get through to the files",
            "chmod 0750 /home/mastodon",
            List.of("Let nginx through to what it delivers")),
        new Damage(
            "the site is switched off",
            "rm /etc/nginx/sites-enabled/mastodon; systemctl reload nginx",
            List.of("Set up the site")),
        new Damage(
            "the streaming server is stopped",
            "systemctl stop mastodon-streaming",
            List.of("Start the streaming server")),
        new Damage("Ruby is gone", "apt-get remove -y ruby", List.of("Install Ruby")));
  }

  @BeforeAll
  void setUp(@TempDir Path folder) throws IOException {
    this.folder = folder;
    rehearsal = Rehearsal.boot(folder, Suite.TRIXIE, Map.of(HOST, Set.of("mastodon")));
    rehearsal.lab().internet();
    assertThat(apply("site", "v1.1.0").failed()).isEmpty();
  }

  @AfterAll
  void takeDown() {
    rehearsal.close();
  }

  private Story apply(String playbook, String version) throws IOException {
    return run(playbook, version, false);
  }

  private Story run(String playbook, String version, boolean dryRun) throws IOException {
    var wanted =
        Files.writeString(
            folder.resolve("version.yml"),
            "all: {vars: {mastodon_version: %s}}".formatted(version));
    return rehearsal.site(
        "playbooks/%s.yml".formatted(playbook), dryRun, SOURCES, wanted.toString());
  }

  @ParameterizedTest
  @MethodSource("damages")
  @Order(1)
  void aDamageIsNamedAndMended(Damage damage) throws Exception {
    rehearsal.onHost(HOST, damage.shell(), "");

    var foretold = run("site", "v1.1.0", true);
    assertThat(foretold.failed()).isEmpty();
    assertThat(foretold.changed()).hasSameSizeAs(damage.mended());
    var names = foretold.changed().iterator();
    assertThat(damage.mended())
        .allSatisfy(words -> assertThat(names.next()).startsWith(HOST + ": " + words));

    var applied = apply("site", "v1.1.0");
    assertThat(applied.failed()).isEmpty();
    assertThat(applied.surprises()).isEmpty();
    assertThat(applied.changed()).containsExactlyElementsOf(foretold.changed());
  }

  @Test
  @Order(2)
  void anEmptyDatabaseThatIsGoneIsMadeAgain() throws Exception {
    rehearsal.onHost(
        HOST,
        """
        systemctl stop mastodon-web.socket mastodon-web mastodon-sidekiq mastodon-streaming
        cd /
        runuser -u postgres -- dropdb --force mastodon_production
        runuser -u postgres -- dropuser mastodon
        """,
        "");
    var foretold = run("site", "v1.1.0", true);
    assertThat(foretold.failed()).isEmpty();
    assertThat(foretold.changed())
        .contains(
            HOST + ": Make Mastodon's database",
            HOST + ": Start Sidekiq, now and after every boot");
    var applied = apply("site", "v1.1.0");
    assertThat(applied.failed()).isEmpty();
    assertThat(applied.surprises()).isEmpty();
    assertThat(applied.changed())
        .containsAll(foretold.changed())
        .contains(HOST + ": Prepare the database", HOST + ": Make the owner's account");
  }

  @Test
  @Order(3)
  void anUpgradeLosesNoRequest() throws Exception {
    try (var load = new Load(rehearsal.address(HOST), folder.resolve("upgrade"))) {
      var story = apply("upgrade", "v1.2.0");
      assertThat(story.failed()).isEmpty();
      assertThat(story.surprises()).isEmpty();
      var lost = load.answers().stream().filter(it -> !it.equals("200")).toList();
      System.err.printf("%d requests, %d lost%n", load.answers().size(), lost.size());
      assertThat(load.answers()).isNotEmpty();
      assertThat(lost).isEmpty();
    }
    assertThat(about()).contains("minidon 1.2.0");
  }

  @Test
  @Order(4)
  void anUpgradeThatDoesNotStartIsTakenBack() throws Exception {
    var story = apply("upgrade", "v2.0.0-broken");
    assertThat(story.failed()).last().asString().contains("The old release", "v1.2.0", "is back");
    assertThat(about()).contains("minidon 1.2.0");
    var again = run("site", "v1.2.0", true);
    assertThat(again.failed()).isEmpty();
    assertThat(again.changed()).isEmpty();
  }

  private String about() throws Exception {
    return rehearsal.onHost(HOST, "curl -fsS https://social.lab.test/about", "");
  }

  /** Visitors of a site, one after the other, ten in a second. */
  private static final class Load implements AutoCloseable {
    private final Path log;
    private final Process process;

    Load(String address, Path log) throws IOException {
      this.log = log;
      process =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  """
                  while sleep 0.1; do
                    curl -sk -m 60 -o /dev/null -w '%{http_code}\\n' --resolve "social.lab.test:443:$1" https://social.lab.test/about
                  done
                  """,
                  "sh",
                  address)
              .redirectOutput(log.toFile())
              .start();
    }

    List<String> answers() throws IOException {
      return Files.readAllLines(log);
    }

    @Override
    public void close() {
      process.destroy();
    }
  }
}
