package org.mastoplay.modules;

import org.mastoplay.text.Diagnosis;

/** Why a mail server takes no mail, and what to do about it. */
final class SmtpTrouble {
  private SmtpTrouble() {}

  /** Judges what the server says in the open. */
  static Finding heard(CheckSmtp task, Report report) {
    var trouble = report.get("trouble");
    if (trouble.matches("(?s).*(timed out|in progress|timeout).*")) {
      return broken(
          Diagnosis.of("No answer from %s within %d seconds.".formatted(task.at(), task.timeout()))
              .because(
                  "Many providers block the ports of mail, 25 above all, to keep out those who send"
                      + " what nobody wants.")
              .remedy(
                  "Ask the provider to open port %d, or use a mail service with another port, such as"
                          .formatted(task.port())
                      + " 587, 465 or 2525.")
              .words(trouble));
    }
    if (!trouble.isEmpty()) {
      return broken(Perl.trouble(task.host(), task.port(), task.timeout(), trouble));
    }
    var greeting = report.get("greeting");
    if (task.tls() == CheckSmtp.Tls.IMPLICIT) {
      return greeting.startsWith("220")
          ? broken(
              Diagnosis.of("%s doesn't encrypt from the beginning.".formatted(task.at()))
                  .because("It speaks first, in the open: it wants STARTTLS.")
                  .remedy(
                      "Write `tls: starttls` (in Mastodon SMTP_TLS=false), or take the port for"
                          + " TLS, mostly 465.")
                  .words(greeting))
          : new Finding.Holds("");
    }
    if (report.first("silence").isPresent() || report.first("hangup").isPresent()) {
      return broken(
          Diagnosis.of("%s says nothing.".formatted(task.at()))
              .because("It waits for TLS from the beginning, as is usual at port 465.")
              .remedy(
                  "Write `tls: implicit` (in Mastodon SMTP_TLS=true), or take the port for"
                      + " STARTTLS, mostly 587."));
    }
    return greeting.startsWith("220")
        ? new Finding.Holds("")
        : broken(
            Diagnosis.of("%s takes no mail from this host.".formatted(task.at()))
                .because("It is no mail server, or it refuses this host's address.")
                .remedy("Check the port; ask whoever runs the server.")
                .words(greeting));
  }

  /** Judges what the server said to curl. */
  static Finding said(CheckSmtp task, Report report) {
    var words =
        String.join("\n", report.all("words")) + "\n" + String.join("\n", report.all("said"));
    var status = report.number("curl", 0);
    return switch ((int) status) {
      case 0 ->
          new Finding.Holds(
              task.login().isPresent()
                  ? "%s lets %s in".formatted(task.at(), task.login().get())
                  : "%s takes mail".formatted(task.at()));
      case 64 ->
          broken(
              Diagnosis.of("%s doesn't encrypt.".formatted(task.at()))
                  .because("It doesn't offer STARTTLS, so passwords would travel in the open.")
                  .remedy("Take another port or server; `tls: none` is for this host alone.")
                  .words(words));
      case 35 ->
          broken(
              Diagnosis.of("No encrypted connection to %s comes about.".formatted(task.at()))
                  .because("Both sides don't agree on TLS; the port may be for another way.")
                  .remedy("Try `tls: starttls` with port 587, or `tls: implicit` with port 465.")
                  .words(words));
      case 51, 60 ->
          broken(
              Diagnosis.of("The certificate of %s is not trusted.".formatted(task.at()))
                  .because("It is for another name, out of date, or of an unknown authority.")
                  .remedy(
                      "Use the name that the certificate is for as `host`, or give the authority as"
                          + " `ca_bundle`.")
                  .words(words));
      case 67 ->
          broken(
              Diagnosis.of(
                      "%s doesn't let %s in."
                          .formatted(task.at(), task.login().orElse("this host")))
                  .because("Name or password are wrong, or it offers no way to log in here.")
                  .remedy(
                      "Check both with the mail provider; many want a password of its own for"
                          + " programs.")
                  .words(words));
      case 8, 56 ->
          broken(
              Diagnosis.of("%s doesn't like this host.".formatted(task.at()))
                  .remedy("Read its words; give the name it expects as `helo`.")
                  .words(words));
      default -> broken(CurlTrouble.of(task.at(), status, words));
    };
  }

  private static Finding broken(Diagnosis why) {
    return new Finding.Broken(why);
  }
}
