package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Default;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Touch;
import org.mastoplay.module.Value;
import org.mastoplay.text.Secret;

/** A look at a mail server. */
@Module(
    name = "check_smtp",
    summary = "Checks that a mail server takes mail from this host; sends one if told to whom.",
    since = "0.1",
    needs = "curl",
    examples = {
      """
      - name: See that the mail server lets Mastodon in
        check_smtp:
          host: smtp.example
          login: mastodon
          password: let-me-in
      """,
      """
      - name: Send a mail to try it out
        check_smtp:
          host: smtp.example
          port: 465
          tls: implicit
          from: notifications@social.example
          to: alice@example.org
      """
    })
@Tells(name = "ok", doc = "Whether all is well")
record CheckSmtp(
    @Doc("Name of the mail server") String host,
    @Doc("Number of the port") @Default("587") int port,
    @Doc("How the connection is encrypted") @Default("starttls") Tls tls,
    @Doc("Name to log in with") Optional<String> login,
    @Doc("Password to log in with") Optional<Secret> password,
    @Doc("How to log in, such as plain, login or cram-md5; the best that both know unless given")
        Optional<String> auth,
    @Doc("Name by which the host introduces itself") Optional<String> helo,
    @Doc("Whether the server's certificate must be trusted") @Default("true") boolean validateCerts,
    @Doc("File on the host with the authorities to trust, instead of its own")
        Optional<RemotePath> caBundle,
    @Doc("Sender of the mail") Optional<String> from,
    @Doc("Whom to send a mail; none is sent unless given, nor in a dry run") Optional<String> to,
    @Doc("How many seconds to wait for an answer") @Default("15") int timeout,
    @Doc("Whether it is wrong that curl is missing") @Default("false") boolean required,
    @Doc("What follows if it isn't right") @Default("fail") Severity severity)
    implements TaskModule<CheckSmtp.Seen> {

  /** How a connection is encrypted. */
  enum Tls {
    @Doc("It begins in the open, and is encrypted before anything secret; mostly port 587")
    STARTTLS,
    @Doc("From the beginning, as Mastodon's SMTP_TLS does; mostly port 465")
    IMPLICIT,
    @Doc("Not at all; only within the host")
    NONE
  }

  /** What the server says in the open, and what it says to curl. */
  record Seen(ScriptState greeting, ScriptState dialogue) {}

  CheckSmtp {
    if (login.isPresent() != password.isPresent()) {
      throw new IllegalArgumentException("`login` and `password` go together");
    }
    if (to.isPresent() && from.isEmpty()) {
      throw new IllegalArgumentException("give the sender as `from`, too");
    }
    if (timeout < 1 || timeout > 25) {
      throw new IllegalArgumentException("`timeout` is a number of seconds from 1 to 25");
    }
  }

  @Override
  public Probe<Seen> probe() {
    return Probe.script(SmtpScripts.greeting(this))
        .then(greeting ->
            greeting.output().filter(it -> it.contains("trouble ")).isPresent()
                ? Probe.known(new Seen(greeting, greeting))
                : Probe.script(SmtpScripts.dialogue(this)).map(it -> new Seen(greeting, it)))
        .alongside(Probe.script(SmtpScripts.dialogue(this)));
  }

  @Override
  public Plan plan(Seen now) {
    var greeting = Finding.of(now.greeting(), "The mail server", it -> SmtpTrouble.heard(this, it));
    var finding =
        greeting instanceof Finding.Holds
            ? Finding.of(now.dialogue(), "The mail server", it -> SmtpTrouble.said(this, it))
            : greeting;
    if (finding instanceof Finding.Holds && to.isPresent()) {
      return Plan.of(
          Change.of(
              new Difference.Happens("mail to " + to.get(), "sent"),
              new Action.Run(SmtpScripts.mail(this)),
              Touch.only()));
    }
    return finding.plan(severity, required, Value.Fields.NONE);
  }

  String at() {
    return "%s:%d".formatted(host, port);
  }
}
