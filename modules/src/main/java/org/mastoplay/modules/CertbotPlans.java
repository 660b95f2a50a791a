package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Plan;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.ScriptState.Ran;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** What {@link Certbot} plans: it asks the authority for nothing that is there already. */
final class CertbotPlans {
  private final Certbot task;
  private final ScriptState now;
  private final List<Difference> differences = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();

  CertbotPlans(Certbot task, ScriptState now) {
    this.task = task;
    this.now = now;
  }

  Plan plan() {
    if (now instanceof Ran ran && !ran.succeeded()) {
      return Plan.impossible(
          Diagnosis.of("The certificate %s can't be read.".formatted(task.name()))
              .remedy("Look at the files in /etc/letsencrypt/live/%s.".formatted(task.name()))
              .words(ran.err()));
    }
    var names = new TreeSet<>(values("domain"));
    if (task.state() == Presence.ABSENT) {
      if (!names.isEmpty()) {
        differences.add(new Difference.Vanishes(subject(), String.join(", ", names)));
        actions.add(CertbotHost.delete(task));
      }
      return planned();
    }
    if (names.isEmpty()) {
      differences.add(new Difference.Appears(subject(), String.join(", ", task.domains())));
      actions.add(CertbotHost.issue(task, false));
    } else {
      var wanted = new TreeSet<>(task.domains());
      if (!names.equals(wanted) && !task.expand()) {
        return Plan.impossible(otherNames(names, wanted));
      }
      differs("names", String.join(", ", names), String.join(", ", wanted));
      differs("authority", value("authority"), task.authority());
      differs("key", value("key"), task.keyType().name().toLowerCase(Locale.ROOT));
      if (value("fresh").isEmpty()) {
        differences.add(new Difference.Differs(subject(), "ends", value("ends"), "renewed"));
      }
      if (!differences.isEmpty()) {
        actions.add(CertbotHost.issue(task, true));
      }
      hook();
    }
    // Debian's package switches the timer on.
    if (task.timer() && now instanceof Ran && value("timer").isEmpty()) {
      differences.add(new Difference.Differs("certbot.timer", "renewal", "off", "on"));
      actions.add(CertbotHost.timer());
    }
    return planned();
  }

  private void hook() {
    var before = value("hook").replaceAll("^[\"']|[\"']$", "");
    var wanted = task.deployHook();
    if (wanted.isPresent() && !wanted.equals(Optional.of(before))) {
      var asked = !actions.isEmpty();
      differs("deploy hook", before.isEmpty() ? "none" : before, wanted.get());
      if (!asked) {
        actions.add(CertbotHost.hook(task));
      }
    }
  }

  private void differs(String property, String before, String after) {
    if (!before.equals(after)) {
      differences.add(new Difference.Differs(subject(), property, before, after));
    }
  }

  private Plan planned() {
    return differences.isEmpty()
        ? Plan.inOrder()
        : Plan.of(new Change(differences, actions, Touch.anything()));
  }

  private String subject() {
    return "certificate " + task.name();
  }

  private String value(String word) {
    return values(word).stream().findFirst().orElse("");
  }

  private List<String> values(String word) {
    return now.output()
        .orElse("")
        .lines()
        .filter(line -> line.startsWith(word + " "))
        .map(line -> line.substring(word.length() + 1))
        .toList();
  }

  private Diagnosis otherNames(Set<String> names, Set<String> wanted) {
    return Diagnosis.of(
            "The certificate %s is for %s, and the task wants %s."
                .formatted(task.name(), String.join(", ", names), String.join(", ", wanted)))
        .because("`expand` is false.")
        .remedy("Write `expand: true` to have it replaced, or choose another `cert_name`.");
  }
}
