package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Value;
import org.mastoplay.text.Diagnosis;

/** A look at the certificate that a server shows. */
@Module(
    name = "check_tls",
    summary = "Checks the certificate of a server; changes nothing.",
    since = "0.1",
    needs = "openssl",
    examples = {
      """
      - name: See that the certificate is good for another three weeks
        check_tls:
          host: social.example
          days: 21
      """,
      """
      - name: See that this host shows a certificate for both names
        check_tls:
          host: 127.0.0.1
          server_name: social.example
          san: [files.social.example]
      """
    })
@Tells(name = "ok", doc = "Whether all is well")
@Tells(name = "days", doc = "For how many days the certificate is still good")
@Tells(name = "issuer", doc = "Who issued it")
record CheckTls(
    @Doc("Name or address to connect to") String host,
    @Doc("Number of the port") @Default("443") int port,
    @Doc("Name to ask for; `host` unless given") Optional<String> serverName,
    @Doc("For how many days it must still be good") @Default("14") int days,
    @Doc("Further names that the certificate must be for") List<String> san,
    @Doc("Whether a known authority must have issued it") @Default("true") boolean trusted,
    @Doc("File on the host with the authorities to trust, instead of its own")
        Optional<RemotePath> caBundle,
    @Doc("How many seconds to wait for an answer") @Default("10") int timeout,
    @Doc("Whether it is wrong that openssl is missing") @Default("false") boolean required,
    @Doc("What follows if it isn't right") @Default("fail") Severity severity)
    implements TaskModule<ScriptState> {

  private static final String LOOK =
      """
      at=$1 name=$2 timeout=$3 bundle=$4
      shift 4
      folder=$(mktemp -d) || exit
      trap 'rm -rf "$folder"' EXIT
      set -- "$name" "$@"
      timeout "$timeout" openssl s_client -connect "$at" -servername "$name" \\
        ${bundle:+-CAfile "$bundle"} </dev/null >"$folder/out" 2>"$folder/err"
      [ $? != 124 ] || echo slow
      if ! openssl x509 -in "$folder/out" -out "$folder/leaf" 2>/dev/null; then
        sed 's/^/words /' "$folder/err"
        exit 0
      fi
      echo "verify $(sed -n 's/^ *Verify return code: //p' "$folder/out" | head -1)"
      echo "issuer $(openssl x509 -in "$folder/leaf" -noout -issuer -nameopt oneline,utf8 | sed 's/^issuer= *//')"
      end=$(date -d "$(openssl x509 -in "$folder/leaf" -noout -enddate | sed 's/.*=//')" +%s)
      echo "left $((end - $(date +%s)))"
      for name; do
        openssl x509 -in "$folder/leaf" -noout -checkhost "$name" | grep -q 'does match' ||
          echo "lacks $name"
      done
      """;

  CheckTls {
    if (port < 1 || port > 65535 || timeout < 1 || timeout > 50) {
      throw new IllegalArgumentException(
          "`port` is a number from 1 to 65535, `timeout` one from 1 to 50");
    }
  }

  @Override
  public Probe<ScriptState> probe() {
    var arguments =
        new ArrayList<>(
            List.of(
                "%s:%d".formatted(host, port),
                name(),
                String.valueOf(timeout),
                caBundle.map(RemotePath::text).orElse("")));
    arguments.addAll(san);
    return Probe.script(Script.of(LOOK, arguments.toArray(String[]::new)).needing("openssl"));
  }

  private String name() {
    return serverName.orElse(host);
  }

  @Override
  public Plan plan(ScriptState now) {
    var report = Finding.report(now);
    return Finding.of(now, "The certificate of " + host, this::judge)
        .plan(
            severity,
            required,
            Value.Fields.NONE.with("days", daysLeft(report)).with("issuer", report.get("issuer")));
  }

  private static long daysLeft(Report report) {
    return Math.floorDiv(report.number("left", 0), 86_400L);
  }

  private Finding judge(Report report) {
    if (report.first("issuer").isEmpty()) {
      var words = String.join("\n", report.all("words"));
      return new Finding.Broken(
          words.contains(":") && words.matches("(?s).*(wrong version|unexpected eof|no peer).*")
              ? Diagnosis.of("%s:%d shows no certificate.".formatted(host, port))
                  .because("What listens there doesn't speak TLS, or has no certificate.")
                  .remedy("Check the port, and the settings of the web server.")
                  .words(words)
              : Perl.trouble(
                  host, port, timeout, report.first("slow").isPresent() ? "timed out" : words));
    }
    var left = daysLeft(report);
    if (left < days) {
      return new Finding.Broken(expiring(left));
    }
    if (report.first("lacks").isPresent()) {
      return new Finding.Broken(
          Diagnosis.of(
                  "The certificate at %s:%d is not for %s."
                      .formatted(host, port, String.join(", ", report.all("lacks"))))
              .because("Browsers and other servers refuse it under this name.")
              .remedy("Issue a certificate for all names, and let the web server use it."));
    }
    var issuer = report.get("issuer");
    if (issuer.matches("(?i).*(\\(?staging\\)?|fake le ).*")) {
      return new Finding.Broken(
          Diagnosis.of("The certificate of %s is for trial only.".formatted(name()))
              .because("It comes from the authority's staging server: %s.".formatted(issuer))
              .remedy("Issue one from the real server."));
    }
    if (trusted && !report.get("verify").startsWith("0 ")) {
      return new Finding.Broken(
          Diagnosis.of("The certificate of %s is not trusted.".formatted(name()))
              .because(
                  "The check of its chain ends with: %s. Its issuer is %s."
                      .formatted(report.get("verify"), issuer))
              .remedy(
                  "Let the web server show the whole chain (fullchain.pem), from an authority that"
                      + " everybody knows."));
    }
    return new Finding.Holds("good for another %d days, issued by %s".formatted(left, issuer));
  }

  private Diagnosis expiring(long left) {
    return Diagnosis.of(
            left < 0
                ? "The certificate of %s is out of date.".formatted(name())
                : "The certificate of %s is good for another %d days only.".formatted(name(), left))
        .because("Nothing renewed it: renewal is to happen weeks before the end.")
        .remedy(
            "Look why: `systemctl list-timers`, `certbot renew --dry-run`; port 80 must be open for"
                + " it.");
  }
}
