package org.mastoplay.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;

/** The cases of {@link Certbot}. */
final class CertbotTest extends ModuleTable {
  private static final String TASK =
      "domains: [b.test, a.test], agree_tos: true, method: standalone";
  private static final String RIGHT =
      """
      timer on
      ends Jan  1 00:00:00 2027 GMT
      fresh yes
      key ecdsa
      domain a.test
      domain b.test
      authority https://acme-v02.api.letsencrypt.org/directory
      hook systemctl reload nginx
      """;

  private static Observed host(String told) {
    return Observed.bare().answers("openssl x509", told);
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new on a bare host",
            "certbot: {%s}".formatted(TASK),
            Observed.bare(),
            "+ certificate b.test b.test, a.test"),
        row(
            "new",
            "certbot: {%s, email: me@a.test, deploy_hook: true}".formatted(TASK),
            host(""),
            "+ certificate b.test b.test, a.test",
            "~ certbot.timer renewal off → on",
            "$ certonly --non-interactive --agree-tos --cert-name b.test -d b.test -d a.test"
                + " --email me@a.test --server https://acme-v02.api.letsencrypt.org/directory"
                + " --key-type ecdsa --standalone --renew-with-new-domains --keep-until-expiring"
                + " --deploy-hook true",
            "$ systemctl enable --now certbot.timer"),
        row("in order", "certbot: {%s}".formatted(TASK), host(RIGHT), "="),
        row(
            "other names",
            "certbot: {domains: [b.test, c.test], agree_tos: true, webroot: /w}",
            host(RIGHT),
            "~ certificate b.test names a.test, b.test → b.test, c.test"),
        row(
            "other names that must stay",
            "certbot: {domains: [b.test, c.test], agree_tos: true, webroot: /w, expand: false}",
            host(RIGHT),
            "! The certificate b.test is for a.test, b.test, and the task wants b.test, c.test."),
        row(
            "from a trial to the real thing",
            "certbot: {%s}".formatted(TASK),
            host(RIGHT.replace("acme-v02", "acme-staging-v02")),
            "~ certificate b.test authority https://acme-staging-v02.api.letsencrypt.org/directory"
                + " → https://acme-v02.api.letsencrypt.org/directory"),
        row(
            "one that ends soon",
            "certbot: {%s}".formatted(TASK),
            host(RIGHT.replace("fresh yes\n", "")),
            "~ certificate b.test ends Jan  1 00:00:00 2027 GMT → renewed"),
        row(
            "another hook asks nobody",
            "certbot: {%s, deploy_hook: systemctl restart nginx}".formatted(TASK),
            host(RIGHT),
            "~ certificate b.test deploy hook systemctl reload nginx → systemctl restart nginx",
            "$ b.test"),
        row(
            "no timer",
            "certbot: {%s, timer: false}".formatted(TASK),
            host(RIGHT.replace("timer on\n", "")),
            "="),
        row(
            "gone",
            "certbot: {cert_name: b.test, state: absent}",
            host(RIGHT),
            "- certificate b.test a.test, b.test",
            "$ certbot delete -n --cert-name b.test"),
        row("gone already", "certbot: {domain: b.test, state: absent}", host(""), "="),
        row(
            "without the terms",
            "certbot: {domains: a.test}",
            Observed.bare(),
            "? read the terms of the authority (letsencrypt.org/repository), and write"
                + " `agree_tos: true`"),
        row(
            "an address for a domain",
            "certbot: {domains: 'https://a.test', agree_tos: true, webroot: /w}",
            Observed.bare(),
            "? `https://a.test` is no domain: write one such as social.example, without https://"),
        row(
            "many names without DNS",
            "certbot: {domains: '*.a.test', agree_tos: true, webroot: /w}",
            Observed.bare(),
            "? `*.a.test` stands for many names: only `method: dns` can prove them"));
  }

  @Test
  void tellsWhyTheAuthorityRefuses() {
    assertThat(explained("Detail: DNS problem: NXDOMAIN looking up A for a.test"))
        .isEqualTo("A name is not known in DNS.");
    assertThat(explained("Detail: 203.0.113.9: Fetching http://a.test/: Timeout during connect"))
        .isEqualTo("The authority could not reach this host.");
    assertThat(explained("too many certificates (5) already issued for this exact set"))
        .isEqualTo("The authority issues no more certificates to you for a while.");
    assertThat(explained("Detail: 203.0.113.9: Invalid response from http://a.test/x: 404"))
        .isEqualTo("The authority did not find what certbot had put there for it.");
    assertThat(
            explained(
                """
                Detail: 203.0.113.9: Invalid response from http://a.test/x: 404
                This host has the addresses 198.51.100.7 fe80::1
                """))
        .isEqualTo(
            "The authority looked for a.test at 203.0.113.9, but this host has the addresses"
                + " 198.51.100.7 fe80::1.");
  }

  private static String explained(String words) {
    var arguments = "{domains: a.test, agree_tos: true, webroot: /w}";
    var module =
        new org.mastoplay.module.Modules(List.of(new BuiltInModules()))
            .find("certbot")
            .flatMap(it ->
                Optional.of(
                    it.bind(
                            Yaml.read(arguments),
                            new Source("case", arguments).start(),
                            CONTEXT,
                            new Problems())
                        .orElseThrow()))
            .orElseThrow();
    return module.explained(Diagnosis.of("It failed.").words(words)).what();
  }
}
