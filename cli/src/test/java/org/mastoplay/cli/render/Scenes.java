package org.mastoplay.cli.render;

import com.google.common.collect.ImmutableMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.mastoplay.event.Counts;
import org.mastoplay.event.Event;
import org.mastoplay.event.TaskRef;
import org.mastoplay.event.TaskResult;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.Source;

/** Runs as they might happen, for tests and for looking at. */
public final class Scenes {
  public static final TaskRef HARDEN = task("Harden sshd", "sshd", "site.yml", 41);
  public static final TaskRef NGINX = task("Install nginx", "apt", "nginx.yml", 8);
  public static final TaskRef VHOST = task("Render the virtual host", "template", "nginx.yml", 19);
  public static final TaskRef MIGRATE =
      task("Run database migrations", "command", "mastodon.yml", 77);
  public static final TaskRef CERTIFICATE =
      task("Issue the certificate", "certbot", "certbot.yml", 23);
  public static final TaskRef CHECKOUT = task("Check out Mastodon", "git", "mastodon.yml", 31);
  public static final TaskRef RELOAD =
      new TaskRef("Reload nginx", "systemd", CERTIFICATE.place(), Optional.empty(), true);

  public static final Diagnosis NO_CERTIFICATE =
      new Diagnosis(
          """
          The certificate authority could not reach http://social.example/.well-known/acme-challenge/abc.
          It looked at 203.0.113.9, but this host's address is 198.51.100.7.\
          """,
          Optional.of("the DNS record of social.example points to another machine."),
          Optional.of(
              "set its A record to 198.51.100.7 (and remove the AAAA record if you have no IPv6),"
                  + " wait some minutes, then try again."),
          Optional.of("Detail: 203.0.113.9: Invalid response from http://social.example/: 404"));

  public static final Diagnosis REFUSED =
      Diagnosis.of("web2 (203.0.113.8) refuses connections on port 22.")
          .because("no SSH server listens there, or a firewall turns us away.")
          .remedy("see whether the host is switched on and sshd runs.");

  private static final Duration SHORT = Duration.ofMillis(200);

  private Scenes() {}

  public static TaskRef task(String name, String module, String file, int line) {
    var source = new Source(file, "");
    return new TaskRef(
        name, module, new org.mastoplay.text.Place(source, line, 1, 1), Optional.empty(), false);
  }

  public static TaskResult changed(Difference... differences) {
    return new TaskResult.Changed(List.of(differences), Optional.empty());
  }

  public static Event finished(String host, TaskRef task, TaskResult result) {
    return new Event.TaskFinished(host, task, result, SHORT);
  }

  public static List<Event> inOrder(String host, int tasks) {
    var events = new ArrayList<Event>();
    for (var i = 1; i <= tasks; i++) {
      events.add(
          finished(
              host,
              task("Task " + i, "apt", "site.yml", i),
              new TaskResult.InOrder(Optional.empty())));
    }
    return events;
  }

  public static Counts counts(int ok, int changed, int failed, int unknown) {
    return new Counts(ok, changed, failed, 0, 0, 0, 0, unknown);
  }

  public static Event done(String host, Counts counts, int total, Duration took) {
    return new Event.HostFinished(host, counts, total, Optional.empty(), List.of(), took);
  }

  public static TaskResult hardened() {
    return new TaskResult.Changed(
        List.of(
            new Difference.Contents(
                "/etc/ssh/sshd_config.d/10-mastoplay.conf",
                Optional.empty(),
                Content.of("PasswordAuthentication no\nPermitRootLogin prohibit-password\n"),
                "new, 0644 root")),
        Optional.of(
            "guarded: if you could not log in again, the host would undo this within 60 s"));
  }

  public static TaskResult otherHost() {
    return changed(
        new Difference.Contents(
            "/etc/nginx/sites-available/social.example",
            Optional.of(Content.of("server {\n  client_max_body_size 40m;\n}\n")),
            Content.of("server {\n  client_max_body_size 99m;\n}\n"),
            ""));
  }

  /** The dry run of terminal.md. */
  public static List<Event> dryRun() {
    var events = new ArrayList<Event>();
    events.add(new Event.RunStarted("playbooks/site.yml", List.of("web1", "db1"), true, SHORT));
    events.add(new Event.Connected("web1", "Debian 13, 2 CPUs, 1.9 GiB", SHORT));
    events.add(new Event.Connected("db1", "Debian 13, 2 CPUs, 1.9 GiB", SHORT));
    events.add(new Event.Exchanged("web1", 1, 120, 0, 3100, 20_000, Duration.ofMillis(84)));
    events.addAll(inOrder("web1", 2));
    events.add(finished("web1", HARDEN, hardened()));
    events.add(
        finished("web1", NGINX, changed(new Difference.Appears("package nginx", "1.26.3-3"))));
    events.addAll(inOrder("db1", 38));
    events.add(new Event.Notified("web1", VHOST, "Reload nginx"));
    events.add(finished("web1", VHOST, otherHost()));
    events.add(finished("web1", MIGRATE, new TaskResult.KnownAfterApply(CHECKOUT.reference())));
    var web = counts(2, 3, 0, 1);
    var db = counts(38, 0, 0, 0);
    events.add(done("web1", web, 6, SHORT));
    events.add(done("db1", db, 38, SHORT));
    var all = new LinkedHashMap<String, Counts>();
    all.put("web1", web);
    all.put("db1", db);
    events.add(new Event.RunFinished(all, true, List.of(), SHORT));
    return events;
  }

  /** A real run in which all goes well. */
  public static List<Event> run() {
    var events = new ArrayList<Event>();
    events.add(new Event.RunStarted("playbooks/site.yml", List.of("web1", "db1"), false, SHORT));
    events.add(new Event.Connected("web1", "Debian 13", SHORT));
    events.add(new Event.Connected("db1", "Debian 13", SHORT));
    events.add(new Event.Exchanged("web1", 1, 120, 0, 3100, 20_000, Duration.ofMillis(84)));
    events.addAll(inOrder("web1", 2));
    events.add(
        finished(
            "web1",
            HARDEN,
            new TaskResult.Changed(
                List.of(new Difference.Differs("/etc/ssh", "mode", "0777", "0755")),
                Optional.of("new login proven, guard lifted"))));
    events.add(new Event.TaskStarted("web1", NGINX));
    events.add(new Event.TaskOutput("web1", NGINX, "Unpacking nginx \u001b[1m(1.26.3-3)\u001b[0m"));
    events.add(
        new Event.TaskFinished(
            "web1",
            NGINX,
            changed(new Difference.Appears("package nginx", "1.26.3-3")),
            Duration.ofMillis(6100)));
    events.add(finished("web1", VHOST, otherHost()));
    events.add(new Event.Notified("web1", VHOST, "Reload nginx"));
    events.add(
        finished("web1", RELOAD, changed(new Difference.Happens("nginx.service", "reloads"))));
    events.addAll(inOrder("db1", 38));
    var web = counts(2, 4, 0, 0);
    var db = counts(38, 0, 0, 0);
    events.add(done("db1", db, 38, Duration.ofSeconds(1)));
    events.add(done("web1", web, 5, Duration.ofSeconds(271)));
    var all = new LinkedHashMap<String, Counts>();
    all.put("web1", web);
    all.put("db1", db);
    events.add(new Event.RunFinished(all, false, List.of(), Duration.ofSeconds(271)));
    return events;
  }

  /** A real run in which a task fails on one host, and another host can't be reached. */
  public static List<Event> trouble() {
    var events = new ArrayList<Event>();
    events.add(new Event.RunStarted("site.yml", List.of("web1", "web2"), false, SHORT));
    events.add(new Event.HostUnreachable("web2", REFUSED));
    var lost = Counts.NONE.lost();
    events.add(done("web2", lost, 58, SHORT));
    events.add(
        finished("web1", NGINX, changed(new Difference.Appears("package nginx", "1.26.3-3"))));
    events.add(
        finished(
            "web1",
            CERTIFICATE,
            new TaskResult.Failed(NO_CERTIFICATE, List.of(), TaskResult.Aftermath.STOPS)));
    var web = counts(29, 1, 1, 0);
    events.add(
        new Event.HostFinished(
            "web1",
            web,
            58,
            Optional.of(CERTIFICATE),
            List.of("Reload nginx"),
            Duration.ofSeconds(61)));
    events.add(
        new Event.RunFinished(
            ImmutableMap.of("web1", web, "web2", lost), false, List.of(), Duration.ofSeconds(61)));
    return events;
  }
}
