package org.mastoplay.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The cases of {@link MastodonEnv}, and of the keys that it compares. */
final class MastodonEnvTest extends ModuleTable {
  private static final String FILE = "/home/mastodon/live/.env.production";

  private static Observed with(String text) {
    return Observed.bare().file(FILE, text, "0600", "mastodon");
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new",
            "mastodon_env: {settings: {LOCAL_DOMAIN: a.example, DB_HOST: /run}}",
            Observed.bare(),
            "~ " + FILE + " [ → LOCAL_DOMAIN=a.example|DB_HOST=/run|] new, 0600 mastodon",
            "$ put " + FILE + " 0600"),
        row(
            "in order",
            "mastodon_env: {settings: {LOCAL_DOMAIN: a.example}}",
            with("# mine\nLOCAL_DOMAIN=a.example\n"),
            "="),
        row(
            "one more, one less",
            "mastodon_env: {settings: {B: \"2\"}, remove: A}",
            with("A=1\nC=3\n"),
            "~ " + FILE + " [A=••••••|C=••••••| → C=••••••|B=2|]"),
        row(
            "another domain before there are accounts",
            "mastodon_env: {settings: {LOCAL_DOMAIN: b.example}}",
            with("LOCAL_DOMAIN=a.example\n").answers("psql", "absent\n"),
            "~ " + FILE + " [LOCAL_DOMAIN=••••••| → LOCAL_DOMAIN=b.example|]"),
        row(
            "another domain",
            "mastodon_env: {settings: {LOCAL_DOMAIN: b.example}}",
            with("LOCAL_DOMAIN=a.example\n").answers("psql", "people 3\n"),
            "! The setting LOCAL_DOMAIN can't be changed any more."),
        row(
            "nobody to ask",
            "mastodon_env: {settings: {WEB_DOMAIN: b.example}}",
            with("LOCAL_DOMAIN=a.example\n"),
            "! The setting WEB_DOMAIN can't be changed any more."),
        row(
            "the same domain, said twice",
            "mastodon_env: {settings: {WEB_DOMAIN: a.example}}",
            with("LOCAL_DOMAIN=a.example\n"),
            "~ " + FILE + " [LOCAL_DOMAIN=••••••| → LOCAL_DOMAIN=••••••|WEB_DOMAIN=a.example|]"),
        row("nothing", "mastodon_env: {}", Observed.bare(), "? give `settings`, `remove`, or both"),
        row(
            "a setting of the service",
            "mastodon_env: {settings: {PORT: \"3000\"}}",
            Observed.bare(),
            "? `PORT` has no effect in .env.production: set it for the service"));
  }

  @Test
  void keysThatBelongTogether() {
    // The example of RFC 8291, appendix A.
    var privateKey = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    var publicKey =
        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    assertThat(Vapid.fit(privateKey, publicKey)).isTrue();
    assertThat(Vapid.fit(privateKey + "=", publicKey + "=")).isTrue();
    assertThat(Vapid.fit(privateKey.replace("yf", "yg"), publicKey)).isFalse();
    assertThat(Vapid.fit("", publicKey)).isFalse();
    assertThat(Vapid.fit(privateKey, "not base64!")).isFalse();
  }
}
