package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Query;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState.Ran;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** What {@link Sshd} plans. */
final class SshdPlans {
  // The whole configuration with the new file in front; "$1" is the new file.
  private static final String VALIDATE =
      """
      sshd=$(PATH=$PATH:/usr/sbin:/sbin; command -v sshd) || exit
      [ -d /run/sshd ] || mkdir -m 0755 /run/sshd || exit
      { printf 'Include %s\\n' "$1"; cat /etc/ssh/sshd_config; } | "$sshd" -t -f /dev/stdin
      """;
  // Where systemd holds the port, as on Ubuntu, it is the socket that has to change.
  private static final String RELOAD =
      """
      systemctl daemon-reload || exit
      if systemctl is-active -q ssh.socket; then systemctl restart ssh.socket || exit; fi
      systemctl try-reload-or-restart ssh.service
      """;

  // The rest of the configuration has to be good for something, or else the file comes back.
  private static final String REMOVE =
      """
      sshd=$(PATH=$PATH:/usr/sbin:/sbin; command -v sshd) || exit
      mv -- "$1" "$1.removed" || exit
      [ -d /run/sshd ] || mkdir -m 0755 /run/sshd
      words=$("$sshd" -t 2>&1) || {
        mv -- "$1.removed" "$1"
        printf '%s\\n' "$words" >&2
        exit 1
      }
      rm -- "$1.removed"
      """
          + RELOAD;

  private final Sshd task;
  private final Sshd.Seen now;
  private final SshdSettings settings;

  SshdPlans(Sshd task, Sshd.Seen now) {
    this.task = task;
    this.now = now;
    settings = task.settings();
  }

  Plan plan() {
    if (task.state() == Presence.ABSENT) {
      return absent();
    }
    if (now.configuration() instanceof Ran ran && !ran.succeeded()) {
      return Plan.impossible(
          Diagnosis.of("sshd refuses these settings.")
              .because("It can't read them, or what its configuration holds already.")
              .remedy(
                  "Check keywords and values against sshd_config(5); looking needs root, so see"
                      + " that `become: true` is set.")
              .words(ran.err()));
    }
    var output = now.configuration().output().orElse("");
    var wanted = SshdSettings.values(section(output, "wanted"));
    var effective = SshdSettings.values(section(output, "effective"));
    if (!effective.isEmpty() && settings.shutsAllOut(wanted, effective)) {
      return Plan.impossible(nobodyGetsIn());
    }
    var differing =
        settings.keywords().stream()
            .filter(it -> !values(wanted, it).equals(values(effective, it)))
            .toList();
    var others =
        differing.stream()
            .flatMap(it -> section(output, "others").lines().filter(line -> wins(line, it)))
            .toList();
    if (!others.isEmpty()) {
      return Plan.impossible(overruled(others));
    }
    var file =
        new DesiredFile(
            task.path(),
            settings.content(),
            Rights.ofRoot(Rights.FILE),
            Optional.of(Script.of(VALIDATE).needing("sshd")),
            false);
    var changes = file.changes(now.file());
    if (changes.isEmpty()) {
      return Plan.impossible(DesiredFile.inTheWay(task.path()));
    }
    var unread =
        !output.isBlank()
            && !output.startsWith("== unknown")
            && section(output, "included").isBlank();
    if (unread || (changes.get().isEmpty() && !differing.isEmpty())) {
      return Plan.impossible(ineffective(differing));
    }
    return Plan.of(changes.get().stream().map(SshdPlans::thenReload).toList());
  }

  private Plan absent() {
    return switch (now.file()) {
      case FileState.Absent _ -> Plan.inOrder();
      case FileState.Directory _, FileState.Special _ ->
          Plan.impossible(DesiredFile.inTheWay(task.path()));
      case FileState.Regular _, FileState.Link _ ->
          Plan.of(
              Change.of(
                  new Difference.Vanishes(task.path().text(), ""),
                  new Action.Run(Script.of(REMOVE, task.path().text()).needing("systemctl")),
                  Touch.anything(
                      becomes(
                          new Query.OfFile(task.path(), Query.Depth.CONTENT),
                          (FileState) new FileState.Absent()))));
    };
  }

  private static Change thenReload(Change change) {
    var actions = new ArrayList<>(change.actions());
    actions.add(new Action.Run(Script.of(RELOAD).needing("systemctl")));
    return new Change(change.differences(), actions, new Touch.Anything(change.touch().known()));
  }

  /** Whether a line such as {@code FILE:3:Port 22} has the last word on a keyword. */
  private boolean wins(String line, String keyword) {
    var parts = line.split(":", 3);
    if (parts.length < 3 || !SshdSettings.keyword(parts[2]).equals(keyword)) {
      return false;
    }
    var earlier =
        parts[0].startsWith(task.path().parent() + "/")
            && parts[0].compareTo(task.path().text()) < 0;
    return earlier || SshdSettings.adds(keyword);
  }

  private static List<String> values(Map<String, List<String>> settings, String keyword) {
    return settings.getOrDefault(keyword, List.of());
  }

  private static String section(String output, String name) {
    var start = output.indexOf("== " + name + "\n");
    if (start < 0) {
      return "";
    }
    var begin = start + name.length() + 4;
    var end = output.indexOf("== ", begin);
    return output.substring(begin, end < 0 ? output.length() : end);
  }

  private static Diagnosis nobodyGetsIn() {
    return Diagnosis.of("With these settings nobody could log in any more, mastoplay included.")
        .because("Every way to log in would be off: keys, passwords, and questions and answers.")
        .remedy("Leave one on: `pubkey_authentication: true` is the safest.");
  }

  private Diagnosis overruled(List<String> others) {
    return Diagnosis.of("These settings would not take effect.")
        .because("sshd is told otherwise elsewhere, and that has the last word.")
        .remedy(
            "Remove those lines (`lineinfile` with `state: absent`), or give a `path` whose name"
                + " comes before theirs.")
        .words(String.join("\n", others));
  }

  private Diagnosis ineffective(List<String> keywords) {
    return Diagnosis.of(
            "%s does not take effect."
                .formatted(keywords.isEmpty() ? task.path().text() : String.join(", ", keywords)))
        .because(
            "/etc/ssh/sshd_config doesn't read %s, or says otherwise before it does."
                .formatted(task.path()))
        .remedy("See that `Include /etc/ssh/sshd_config.d/*.conf` is its first line.");
  }
}
