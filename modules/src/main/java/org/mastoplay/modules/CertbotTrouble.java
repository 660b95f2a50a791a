package org.mastoplay.modules;

import java.util.List;
import java.util.regex.Pattern;
import org.mastoplay.text.Diagnosis;

/** What certbot's own words mean, above all to whoever does this for the first time. */
final class CertbotTrouble {
  private static final Pattern OURS = Pattern.compile("This host has the addresses (.*)");
  private static final Pattern LOOKED =
      Pattern.compile("Detail: +([0-9a-fA-F.:]*[0-9a-fA-F]): (?:Invalid response|Fetching)");

  /** What is told where its words match. */
  private record Meaning(Pattern words, String what, String why, String remedy) {
    Meaning(String words, String what, String why, String remedy) {
      this(Pattern.compile("(?i)" + words), what, why, remedy);
    }
  }

  private static final List<Meaning> MEANINGS =
      List.of(
          new Meaning(
              "too many (certificates|failed authorizations|new orders|requests)|rateLimited",
              "The authority issues no more certificates to you for a while.",
              "It was asked too often: its limits are by the hour and by the week.",
              "Wait as long as it says below, and meanwhile try things with `staging: true`."),
          new Meaning(
              "NXDOMAIN|no such host|no valid (A|AAAA) records|No IPs found",
              "A name is not known in DNS.",
              "It has no A record, or that is so new that not everybody knows it.",
              "Add an A record with the address of this host at your provider of DNS, wait some"
                  + " minutes, then run this again."),
          new Meaning(
              "SERVFAIL|DNS problem",
              "The authority could not look a name up in DNS.",
              "The name servers of the domain do not answer as they should.",
              "Check the domain at your provider of DNS, DNSSEC too."),
          new Meaning(
              "CAA",
              "The domain forbids this authority to issue certificates.",
              "A CAA record in DNS names others.",
              "Add this authority to the CAA record, or remove the record."),
          new Meaning(
              "Could not bind (TCP )?port 80|Address already in use",
              "certbot can't answer on port 80: another program holds it.",
              "`method: standalone` brings a web server of its own, and one runs already.",
              "Use `method: webroot` or `nginx`; or stop it meanwhile with `pre_hook` and"
                  + " `post_hook`."),
          new Meaning(
              "(requested|The) nginx plugin|nginx plugin does not appear",
              "certbot can't speak with nginx.",
              "Its plugin for nginx is not installed.",
              "Install python3-certbot-nginx before this task, with `apt`."),
          new Meaning(
              "Timeout (during connect|after connect)|likely firewall|i/o timeout",
              "The authority could not reach this host.",
              "Port 80 is closed by a firewall, here or at your provider.",
              "Open port 80 for everybody (with ufw: `ufw allow 80/tcp`), then run this again."),
          new Meaning(
              "Detail:[^\\n]*Connection refused",
              "The authority reached the host, but nobody answered there.",
              "No web server listens on port 80.",
              "Start nginx before this task, or use `method: standalone`."),
          new Meaning(
              "CERTIFICATE_VERIFY_FAILED|SSLError",
              "The authority's own address is not trusted.",
              "Its certificate comes from an authority that this host doesn't know.",
              "Give the file with that one's certificate by `ca_bundle`."),
          new Meaning(
              "Another instance of Certbot is already running",
              "Another certbot is at work on this host.",
              "Its timer, or somebody else, has just started it.",
              "Run this again in a few minutes."),
          new Meaning(
              "invalidContact|unable to parse email|not a valid e-?mail",
              "The authority doesn't accept the address in `email`.",
              "It is misspelt, or of a domain for examples.",
              "Give an address that you read."),
          new Meaning(
              "(Failed to establish a new connection|Network is unreachable|ConnectionError)",
              "The authority can't be reached from this host.",
              "The host can't get out to the internet, or `server` is wrong.",
              "Check the host's network and DNS, and the address in `server`."));

  private CertbotTrouble() {}

  /** Says what the words of a failure mean, if they are known. */
  static Diagnosis explain(Certbot task, Diagnosis failure) {
    var words = failure.words().orElse("");
    var looked = LOOKED.matcher(words);
    var ours = OURS.matcher(words);
    if (looked.find()
        && ours.find()
        && !List.of(ours.group(1).split(" ")).contains(looked.group(1))) {
      return Diagnosis.of(
              "The authority looked for %s at %s, but this host has the addresses %s."
                  .formatted(task.name(), looked.group(1), ours.group(1).strip()))
          .because("A record in DNS leads to another machine, or to a router before this one.")
          .remedy(
              "Set the A record to the address of this host, and remove an AAAA record if you have"
                  + " no IPv6. Behind a router, let it pass port 80 on to this host. Then wait some"
                  + " minutes, and run this again.")
          .words(words);
    }
    return MEANINGS.stream()
        .filter(it -> it.words().matcher(words).find())
        .findFirst()
        .map(it -> Diagnosis.of(it.what()).because(it.why()).remedy(it.remedy()).words(words))
        .orElseGet(() -> unknown(task, failure));
  }

  private static Diagnosis unknown(Certbot task, Diagnosis failure) {
    return failure.words().filter(it -> it.contains("Invalid response")).isPresent()
        ? Diagnosis.of("The authority did not find what certbot had put there for it.")
            .because("The web server serves another folder for %s.".formatted(task.name()))
            .remedy(
                "Let nginx serve `/.well-known/acme-challenge/` from the folder in `webroot`, over"
                    + " plain http.")
            .words(failure.words().orElse(""))
        : failure;
  }
}
