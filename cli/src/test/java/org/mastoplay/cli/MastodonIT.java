package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.mastoplay.lab.Internet;
import org.mastoplay.lab.Suite;
import org.mastoplay.secret.EncryptedFile;

/** A Mastodon in the lab, from a bare host to its owner's home page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MastodonIT {
  private static final String SITE = "playbooks/site.yml";
  private static final String SOURCES =
      Path.of("../playbooks/lab/site.yml").toAbsolutePath().normalize().toString();
  private static final String HOST = "mastodon1";

  /** Seconds that a job may take. */
  private static final int PATIENCE = 60;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Rehearsal rehearsal;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Path folder;

  @SuppressWarnings("NullAway.Init") // set before all tests
  private Internet internet;

  private String token = "";

  @BeforeAll
  void boot(@TempDir Path folder) {
    this.folder = folder;
    rehearsal = Rehearsal.boot(folder, Suite.TRIXIE, Map.of(HOST, Set.of("mastodon")));
    internet = rehearsal.lab().internet();
  }

  @AfterAll
  void takeDown() {
    rehearsal.close();
  }

  private Story site(boolean dryRun) {
    return rehearsal.site(SITE, dryRun, SOURCES);
  }

  @Test
  @Order(1)
  void isForetoldOnTheBareHostAndThenDoneSo() {
    var foretold = site(true);
    assertThat(foretold.failed()).isEmpty();
    assertThat(foretold.changed()).hasSizeGreaterThan(40);

    var applied = site(false);
    assertThat(applied.failed()).isEmpty();
    assertThat(applied.surprises()).isEmpty();
    assertThat(applied.changed()).containsExactlyInAnyOrderElementsOf(foretold.changed());
  }

  @Test
  @Order(2)
  void isInOrderThen() {
    var again = site(false);
    assertThat(again.failed()).isEmpty();
    assertThat(again.changed()).isEmpty();
    assertThat(again.exchanges(HOST)).isEqualTo(1);
  }

  @Test
  @Order(3)
  void answersByHttpsWithACertificateOfTheLabsAuthority() throws Exception {
    assertThat(onHost("curl -fsS https://social.lab.test/about")).contains("social.lab.test");
    assertThat(onHost("curl -fsS https://social.lab.test/api/v1/streaming/health")).contains("OK");
  }

  @Test
  @Order(4)
  void letsTheOwnerInByTheBrowser() throws Exception {
    try (var browser = new Browser(folder, rehearsal.address(HOST))) {
      browser.open("https://social.lab.test/about");
      assertThat(browser.text()).contains("social.lab.test");
      browser.open("https://social.lab.test/auth/sign_in");
      browser.type("input[name='user[email]']", "alice@lab.test");
      browser.type("input[name='user[password]']", ownerPassword());
      browser.click("[type=submit]");
      assertThat(browser.text()).contains("@alice");
      token = browser.text().replaceFirst("(?s).*Token for the API: (\\S+).*", "$1");

      browser.open("https://social.lab.test/auth/password/new");
      browser.type("input[name='user[email]']", "alice@lab.test");
      browser.click("[type=submit]");
    }
  }

  /** The mail is sent by a job, so that Sidekiq runs, too. */
  @Test
  @Order(5)
  void deliversMail() throws Exception {
    var mails = internet.mailTo("alice@lab.test");
    for (var i = 0; i < PATIENCE && !mails.contains("Your password"); i++) {
      Thread.sleep(1000);
      mails = internet.mailTo("alice@lab.test");
    }
    assertThat(mails).contains("Your password for social.lab.test");
  }

  @Test
  @Order(6)
  void showsAnUploadedPictureByItsOwnName() throws Exception {
    var posted =
        onHost(
            """
            printf '\\211PNG-of-the-lab' > /tmp/a.png
            curl -fsS -H 'Authorization: Bearer %s' -F 'file=@/tmp/a.png;type=image/png' https://social.lab.test/api/v2/media
            """
                .formatted(token));
    var id = posted.replaceFirst("(?s).*\"id\":\"(\\d+)\".*", "$1");
    var shown =
        onHost(
            """
            for i in $(seq %d); do
              curl -fsS -H 'Authorization: Bearer %s' https://social.lab.test/api/v1/media/%s | grep '"url":"' && exit
              sleep 1
            done
            exit 1
            """
                .formatted(PATIENCE, token, id));
    var url = shown.replaceFirst("(?s).*\"url\":\"([^\"]+)\".*", "$1");
    assertThat(url).startsWith("https://files.social.lab.test/");
    onHost("curl -fsS '%s' | cmp - /tmp/a.png".formatted(url));
  }

  private String ownerPassword() {
    var file = rehearsal.lab().inventory().resolveSibling("secrets.yml");
    var plain = new EncryptedFile(file, rehearsal.keys()).decrypt();
    var found =
        Pattern.compile("(?m)^owner_password.*?:\\s*\"?([A-Za-z0-9-]{20,})\"?$", Pattern.DOTALL)
            .matcher(new String(plain, StandardCharsets.UTF_8));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private String onHost(String command) throws Exception {
    return rehearsal.onHost(HOST, command, "");
  }
}
