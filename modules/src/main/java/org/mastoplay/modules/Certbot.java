package org.mastoplay.modules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.text.Diagnosis;

/** A certificate by which browsers know a site. */
@Module(
    name = "certbot",
    summary = "Has a certificate issued by Let's Encrypt or another authority, and keeps it fresh.",
    since = "0.1",
    needs = {"certbot", "openssl"},
    examples = {
      """
      - name: Get a certificate before nginx runs
        certbot:
          domains: [social.example, files.social.example]
          email: alice@social.example
          agree_tos: true
          method: standalone
          pre_hook: systemctl stop nginx
          post_hook: systemctl start nginx
      """,
      """
      - name: Get a certificate while nginx serves the folder, and reload nginx with each new one
        certbot:
          domains: social.example
          email: alice@social.example
          agree_tos: true
          webroot: /var/www/html
          deploy_hook: systemctl reload nginx
      """,
      """
      - name: Forget the certificate of the old name
        certbot:
          cert_name: old.example
          state: absent
      """
    })
record Certbot(
    @Doc("Names that the certificate is for; the first gives it its own name")
        @Alias({"domain", "name"})
        List<String> domains,
    @Doc("Name under which certbot keeps it; the first of `domains` unless given")
        Optional<String> certName,
    @Doc("Where the authority writes if something is wrong") Optional<String> email,
    @Doc("Whether you agree to the terms of the authority; without that it issues nothing")
        @Default("false")
        boolean agreeTos,
    @Doc("How this host proves that the names are its own") @Default("webroot") Method method,
    @Doc("With `webroot`, the folder that the web server serves for those names")
        Optional<RemotePath> webroot,
    @Doc("With `dns`, the command that publishes $CERTBOT_VALIDATION for $CERTBOT_DOMAIN")
        Optional<String> manualAuthHook,
    @Doc("With `dns`, the command that takes it back") Optional<String> manualCleanupHook,
    @Doc("Address of the authority, if it is not Let's Encrypt") Optional<String> server,
    @Doc("Whether Let's Encrypt's authority for trials is asked, which no browser trusts")
        @Default("false")
        boolean staging,
    @Doc("Kind of the key") @Default("ecdsa") KeyType keyType,
    @Doc("Whether a certificate that is for other names is replaced") @Default("true")
        boolean expand,
    @Doc("It is renewed if it ends within so many days") @Default("30") int renewWithin,
    @Doc("Command before each time that the authority is asked") Optional<String> preHook,
    @Doc("Command after that") Optional<String> postHook,
    @Doc("Command after each new certificate, such as `systemctl reload nginx`")
        @Alias("renew_hook")
        Optional<String> deployHook,
    @Doc("Whether certbot's timer renews it") @Default("true") boolean timer,
    @Doc("File on the host with the certificates that an authority of your own is trusted by")
        Optional<RemotePath> caBundle,
    @Doc("Whether there shall be one") @Default("present") Presence state)
    implements TaskModule<ScriptState> {

  /** How a host proves that names are its own. */
  enum Method {
    @Doc("By a file in a folder that a web server serves")
    WEBROOT,
    @Doc("By a web server of certbot's own on port 80, which must be free")
    STANDALONE,
    @Doc("By nginx, for which the package python3-certbot-nginx is needed")
    NGINX,
    @Doc("By a record in DNS, which `manual_auth_hook` makes")
    DNS
  }

  /** Kinds of keys. */
  enum KeyType {
    @Doc("Small and fast")
    ECDSA,
    @Doc("For very old clients")
    RSA
  }

  Certbot {
    domains = domains.stream().map(it -> it.toLowerCase(Locale.ROOT)).distinct().toList();
    domains.forEach(it -> check(it, method));
    if (domains.isEmpty() && (state == Presence.PRESENT || certName.isEmpty())) {
      throw new IllegalArgumentException("give the `domains` that the certificate is for");
    }
    certName.ifPresent(it -> {
      if (!it.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
        throw new IllegalArgumentException("`%s` can't be a `cert_name`".formatted(it));
      }
    });
    if (state == Presence.PRESENT) {
      if (!agreeTos) {
        throw new IllegalArgumentException(
            "read the terms of the authority (letsencrypt.org/repository), and write"
                + " `agree_tos: true`");
      }
      if (method == Method.WEBROOT && webroot.isEmpty()) {
        throw new IllegalArgumentException(
            "give `webroot`, the folder that the web server serves; or another `method`");
      }
      if (method == Method.DNS && manualAuthHook.isEmpty()) {
        throw new IllegalArgumentException(
            "`method: dns` needs `manual_auth_hook`, the command that makes the record");
      }
    }
    if (server.isPresent() && staging) {
      throw new IllegalArgumentException("give either `server` or `staging`");
    }
    deployHook.ifPresent(it -> {
      if (it.isBlank() || it.contains("\n") || it.contains("\"")) {
        throw new IllegalArgumentException(
            "`deploy_hook` must be one line without double quotes; put more into a script");
      }
    });
  }

  private static void check(String domain, Method method) {
    if (!domain.matches("(\\*\\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9-]*[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "`%s` is no domain: write one such as social.example, without https://"
              .formatted(domain));
    }
    if (domain.startsWith("*") && method != Method.DNS) {
      throw new IllegalArgumentException(
          "`%s` stands for many names: only `method: dns` can prove them".formatted(domain));
    }
  }

  /** What certbot calls it. */
  String name() {
    return certName.orElseGet(() -> domains.getFirst().replaceFirst("^\\*\\.", ""));
  }

  /** The authority's address. */
  String authority() {
    return server.orElse(
        staging
            ? "https://acme-staging-v02.api.letsencrypt.org/directory"
            : "https://acme-v02.api.letsencrypt.org/directory");
  }

  @Override
  public Probe<ScriptState> probe() {
    return Probe.script(CertbotHost.look(this));
  }

  @Override
  public Plan plan(ScriptState now) {
    return new CertbotPlans(this, now).plan();
  }

  @Override
  public Diagnosis explained(Diagnosis failure) {
    return CertbotTrouble.explain(this, failure);
  }
}
