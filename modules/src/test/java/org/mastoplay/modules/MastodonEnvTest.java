package org.mastoplay.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
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

  @Test
  void keysThatJavaMadeBelongTogether() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    for (var i = 0; i < 200; i++) {
      var pair = generator.generateKeyPair();
      var point = ((ECPublicKey) pair.getPublic()).getW();
      var scalar = ((ECPrivateKey) pair.getPrivate()).getS();
      var open = "04%064x%064x".formatted(point.getAffineX(), point.getAffineY());
      var other = "04%064x%064x".formatted(point.getAffineY(), point.getAffineX());
      assertThat(Vapid.fit(base64("%064x".formatted(scalar)), base64(open))).isTrue();
      assertThat(Vapid.fit(base64("%064x".formatted(scalar)), base64(other))).isFalse();
    }
  }

  @Test
  void theEndsOfTheGroup() {
    var order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc63255";
    var x = "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296";
    var y = "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";
    var minusY = "b01cbd1c01e58065711814b583f061e9d431cca994cea1313449bf97c840ae0a";
    assertThat(Vapid.fit(base64("01"), base64("04" + x + y))).isTrue();
    assertThat(Vapid.fit(base64(order + "0"), base64("04" + x + minusY))).isTrue();
    assertThat(Vapid.fit(base64(order + "1"), base64("04" + x + y))).isFalse();
    assertThat(Vapid.fit(base64("00"), base64("04" + x + y))).isFalse();
  }

  private static String base64(String hex) {
    return Base64.getUrlEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }
}
