package org.mastoplay.modules;

import java.util.Locale;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.text.Secret;

/** How {@link CheckSmtp} talks to a mail server. */
final class SmtpScripts {
  // A server that wants TLS at once says nothing in the open, and one that doesn't speaks first.
  private static final String GREETING =
      """
      my ($host, $port, $timeout, $silent) = @ARGV;
      my $socket = reach($host, $port, $timeout);
      vec(my $ready = "", fileno($socket), 1) = 1;
      my $patience = $silent ? 2 : $timeout;
      if (select(my $can = $ready, undef, undef, $patience) > 0) {
        sysread($socket, my $words, 500);
        note("greeting", $words) if length($words // "");
        note("hangup") unless length($words // "");
      } else {
        note("silence");
      }
      """;

  private static final String DIALOGUE =
      """
      words=$(curl -K - -sS -v 2>&1 >/dev/null)
      echo "curl $?"
      printf '%s\\n' "$words" | sed -n 's/^curl: /words /p; s/^< /said /p'
      """;

  private static final String MAIL =
      """
      folder=$(mktemp -d) || exit
      trap 'rm -rf "$folder"' EXIT
      cat >"$folder/config"
      printf '%s\\r\\n' "From: $1" "To: $2" 'Subject: A mail from your server' "Date: $(date -R)" \\
        "Message-ID: <$(date +%s).$$.mastoplay@${1##*@}>" '' \\
        'Mails of this server arrive. If this one is among the unwanted, look at SPF, DKIM and DMARC.' \\
        >"$folder/mail"
      curl -K "$folder/config" -sS -T "$folder/mail"
      """;

  private SmtpScripts() {}

  static Script greeting(CheckSmtp task) {
    return Perl.script(
        GREETING,
        task.host(),
        String.valueOf(task.port()),
        String.valueOf(task.timeout()),
        task.tls() == CheckSmtp.Tls.IMPLICIT ? "silent" : "");
  }

  /** Connects, encrypts, logs in. */
  static Script dialogue(CheckSmtp task) {
    return Script.of(DIALOGUE)
        .needing("curl")
        .reading(config(task).with("request", "NOOP").content());
  }

  static Script mail(CheckSmtp task) {
    var from = task.from().orElseThrow();
    var to = task.to().orElseThrow();
    var bare = from.replaceFirst(".*<", "").replaceFirst(">.*", "");
    return Script.of(MAIL, from, to)
        .needing("curl")
        .reading(config(task).with("mail-from", bare).with("mail-rcpt", to).content());
  }

  private static CurlConfig config(CheckSmtp task) {
    var scheme = task.tls() == CheckSmtp.Tls.IMPLICIT ? "smtps" : "smtp";
    var url = "%s://%s%s".formatted(scheme, task.at(), task.helo().map(it -> "/" + it).orElse(""));
    var config =
        new CurlConfig()
            .with("url", url)
            .with("max-time", String.valueOf(task.timeout()))
            .with("cacert", task.caBundle().map(RemotePath::text))
            .with(
                "user",
                task.login().map(it -> it + ":" + task.password().map(Secret::reveal).orElse("")))
            .with(
                "login-options",
                task.auth().map(it -> "AUTH=" + it.replace('_', '-').toUpperCase(Locale.ROOT)));
    if (task.tls() == CheckSmtp.Tls.STARTTLS) {
      config = config.with("ssl-reqd");
    }
    return task.validateCerts() ? config : config.with("insecure");
  }
}
