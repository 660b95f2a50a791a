package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Query;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** What {@link Ufw} plans: rules first, then defaults, and only then the firewall itself. */
final class UfwPlans {
  private static final String ENABLED = "ENABLED";

  private final Ufw task;
  private final Ufw.Seen now;
  private final UfwWords words;
  private final List<Change> changes = new ArrayList<>();
  private UfwFiles files;

  UfwPlans(Ufw task, Ufw.Seen now) {
    this.task = task;
    this.now = now;
    words = new UfwWords(task);
    files = UfwFiles.of(now);
  }

  Plan plan() {
    task.rule().ifPresent(this::rule);
    task.policy().ifPresent(this::policy);
    task.logging().ifPresent(this::logging);
    if (task.state().equals(Optional.of(Ufw.State.ENABLED)) && !isEnabled() && shutsSshOut()) {
      return Plan.impossible(shut());
    }
    task.state().ifPresent(this::state);
    return Plan.of(changes);
  }

  private void rule(Ufw.Action action) {
    var sides = Stream.of(false, true).filter(this::concerns).toList();
    var differences =
        sides.stream().flatMap(six -> differences(UfwRule.of(task, action, six), six)).toList();
    if (!differences.isEmpty()) {
      for (var six : sides) {
        var rule = UfwRule.of(task, action, six);
        files = task.delete() ? files.without(rule, six) : files.with(rule, six);
      }
      add(differences, run(words.command(action)));
    }
  }

  /** Whether a rule is for addresses of this kind. */
  private boolean concerns(boolean sixth) {
    if (sixth && files.policy("IPV6").equals("no")) {
      return false;
    }
    return Stream.of(task.fromIp(), task.toIp())
        .flatMap(Optional::stream)
        .map(UfwRule::address)
        .filter(it -> !it.equals("any"))
        .allMatch(it -> it.contains(":") == sixth);
  }

  private Stream<Difference> differences(UfwRule wanted, boolean sixth) {
    var subject = words.subject(sixth);
    var old = files.rules(sixth).stream().filter(wanted::isAbout).findFirst();
    if (task.delete()) {
      return old.filter(it -> it.action().equals(wanted.action())).stream()
          .map(it -> new Difference.Vanishes(subject, it.action()));
    }
    if (old.isEmpty()) {
      return Stream.of(
          new Difference.Appears(
              subject, wanted.action() + wanted.comment().map(it -> ", " + it).orElse("")));
    }
    var found = Stream.<Difference>builder();
    if (!old.get().action().equals(wanted.action())) {
      found.add(new Difference.Differs(subject, "action", old.get().action(), wanted.action()));
    }
    if (wanted.comment().isPresent() && !wanted.comment().equals(old.get().comment())) {
      found.add(
          new Difference.Differs(
              subject, "comment", old.get().comment().orElse("none"), wanted.comment().get()));
    }
    return found.build();
  }

  private void policy(Ufw.Policy policy) {
    var direction = task.direction().orElse(Ufw.Direction.IN);
    var key =
        switch (direction) {
          case OUT -> "DEFAULT_OUTPUT_POLICY";
          case ROUTED -> "DEFAULT_FORWARD_POLICY";
          default -> "DEFAULT_INPUT_POLICY";
        };
    var name =
        switch (direction) {
          case OUT -> "outgoing";
          case ROUTED -> "routed";
          default -> "incoming";
        };
    var usual = direction == Ufw.Direction.OUT ? "ACCEPT" : "DROP";
    var before = Optional.of(files.policy(key)).filter(it -> !it.isEmpty()).orElse(usual);
    var target =
        switch (policy) {
          case ALLOW -> "ACCEPT";
          case DENY -> "DROP";
          case REJECT -> "REJECT";
        };
    if (!before.equals(target)) {
      files = files.withPolicy(key, target);
      add(
          List.of(
              new Difference.Differs("firewall", "default " + name, word(before), word(target))),
          run(List.of("ufw", "default", word(target), name)));
    }
  }

  private static String word(String target) {
    return switch (target) {
      case "ACCEPT" -> "allow";
      case "DROP" -> "deny";
      default -> target.toLowerCase(Locale.ROOT);
    };
  }

  private void logging(Ufw.Logging logging) {
    var before = Optional.of(files.setting("LOGLEVEL")).filter(it -> !it.isEmpty()).orElse("low");
    var wanted =
        logging == Ufw.Logging.ON
            ? before.equals("off") ? "low" : before
            : logging.name().toLowerCase(Locale.ROOT);
    if (!before.equals(wanted)) {
      files = files.withSetting("LOGLEVEL", wanted);
      add(
          List.of(new Difference.Differs("firewall", "logging", before, wanted)),
          run(List.of("ufw", "logging", wanted)));
    }
  }

  private void state(Ufw.State state) {
    switch (state) {
      case ENABLED -> {
        if (!isEnabled()) {
          files = files.withSetting(ENABLED, "yes");
          add(
              List.of(new Difference.Differs("firewall", "state", "off", "in force")),
              run(List.of("ufw", "--force", "enable")));
        }
      }
      case DISABLED -> {
        if (isEnabled()) {
          files = files.withSetting(ENABLED, "no");
          add(
              List.of(new Difference.Differs("firewall", "state", "in force", "off")),
              run(List.of("ufw", "disable")));
        }
      }
      case RELOADED ->
          add(
              List.of(new Difference.Happens("firewall", "reads its files again")),
              run(List.of("ufw", "reload")));
      case RESET -> {
        if (isEnabled() || files.haveRules()) {
          files = files.withSetting(ENABLED, "no").withoutRules();
          add(
              List.of(new Difference.Vanishes("firewall", "all rules, and it is off")),
              run(List.of("ufw", "--force", "reset")));
        }
      }
    }
  }

  /** It counts as such only if the kernel knows of it, too. */
  private boolean isEnabled() {
    var live = now.live().output().orElse("");
    return files.setting(ENABLED).equals("yes")
        && (live.isEmpty() || live.startsWith("Status: active"));
  }

  private boolean shutsSshOut() {
    var ports =
        now.live()
            .output()
            .orElse("")
            .lines()
            .filter(line -> line.startsWith("port "))
            .map(line -> Integer.valueOf(line.substring("port ".length()).strip()))
            .toList();
    return !ports.isEmpty() && ports.stream().noneMatch(files::letIn);
  }

  private static Diagnosis shut() {
    return Diagnosis.of("With this firewall nobody could log in any more, mastoplay included.")
        .because("No rule lets anybody in by the port of SSH.")
        .remedy(
            "Put a task before this one: `ufw: {rule: allow, port: 22, proto: tcp}`, with the port"
                + " that your SSH server listens on.");
  }

  private void add(List<Difference> differences, Action action) {
    var known = new ArrayList<Touch.Becomes<?>>(files.become());
    if (task.state().isPresent()) {
      var active = files.setting(ENABLED).equals("yes");
      var live =
          now.live()
              .output()
              .orElse("")
              .replaceFirst("^Status: .*", "Status: " + (active ? "active" : "inactive"));
      known.add(becomes(new Query.OfScript(Ufw.LOOK), new ScriptState.Ran(0, live, "")));
    }
    changes.add(new Change(differences, List.of(action), new Touch.Anything(known)));
  }

  private static Action run(List<String> words) {
    return new Action.Run(Script.command(words).needing("ufw"));
  }
}
