package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Query;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** What {@link Ufw} plans: rules first, then defaults, and only then the firewall itself. */
final class UfwPlans {
  private final Ufw task;
  private final Ufw.Seen now;
  private final UfwWords words;
  private final List<Change> changes = new ArrayList<>();
  private String four;
  private String six;
  private String settings;
  private String defaults;

  UfwPlans(Ufw task, Ufw.Seen now) {
    this.task = task;
    this.now = now;
    words = new UfwWords(task);
    four = Ufw.text(now.four());
    six = Ufw.text(now.six());
    settings = Ufw.text(now.settings());
    defaults = Ufw.text(now.defaults());
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
      sides.forEach(six -> foresee(UfwRule.of(task, action, six), six));
      add(differences, run(words.command(action)));
    }
  }

  /** Whether a rule is for addresses of this kind. */
  private boolean concerns(boolean sixth) {
    if (sixth && value(defaults, "IPV6").equals("no")) {
      return false;
    }
    return Stream.of(task.fromIp(), task.toIp())
        .flatMap(Optional::stream)
        .map(UfwRule::address)
        .filter(it -> !it.equals("any"))
        .allMatch(it -> it.contains(":") == sixth);
  }

  private String rules(boolean sixth) {
    return sixth ? six : four;
  }

  private Stream<Difference> differences(UfwRule wanted, boolean sixth) {
    var subject = words.subject(sixth);
    var old = UfwRule.read(rules(sixth)).stream().filter(wanted::isAbout).findFirst();
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

  /** Keeps what the rule makes of the files, so that later tasks are foretold well. */
  private void foresee(UfwRule rule, boolean sixth) {
    var others =
        rules(sixth)
            .lines()
            .filter(line -> UfwRule.read(line).stream().noneMatch(rule::isAbout))
            .collect(Collectors.joining("\n"));
    var text = others + (task.delete() ? "\n" : "\n" + rule.line() + "\n");
    if (sixth) {
      six = text;
    } else {
      four = text;
    }
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
    var before = Optional.of(value(defaults, key)).filter(it -> !it.isEmpty()).orElse(usual);
    var target =
        switch (policy) {
          case ALLOW -> "ACCEPT";
          case DENY -> "DROP";
          case REJECT -> "REJECT";
        };
    if (!before.equals(target)) {
      defaults = with(defaults, key, "\"" + target + "\"");
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
    var before = Optional.of(value(settings, "LOGLEVEL")).filter(it -> !it.isEmpty()).orElse("low");
    var wanted =
        logging == Ufw.Logging.ON
            ? before.equals("off") ? "low" : before
            : logging.name().toLowerCase(Locale.ROOT);
    if (!before.equals(wanted)) {
      settings = with(settings, "LOGLEVEL", wanted);
      add(
          List.of(new Difference.Differs("firewall", "logging", before, wanted)),
          run(List.of("ufw", "logging", wanted)));
    }
  }

  private void state(Ufw.State state) {
    switch (state) {
      case ENABLED -> {
        if (!isEnabled()) {
          settings = with(settings, "ENABLED", "yes");
          add(
              List.of(new Difference.Differs("firewall", "state", "off", "in force")),
              run(List.of("ufw", "--force", "enable")));
        }
      }
      case DISABLED -> {
        if (isEnabled()) {
          settings = with(settings, "ENABLED", "no");
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
        var rules = UfwRule.read(four).size() + UfwRule.read(six).size();
        if (isEnabled() || rules > 0) {
          settings = with(settings, "ENABLED", "no");
          four = "";
          six = "";
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
    return value(settings, "ENABLED").equals("yes")
        && (live.isEmpty() || live.startsWith("Status: active"));
  }

  private boolean shutsSshOut() {
    var policy = value(defaults, "DEFAULT_INPUT_POLICY");
    var ports =
        now.live()
            .output()
            .orElse("")
            .lines()
            .filter(line -> line.startsWith("port "))
            .map(line -> Integer.valueOf(line.substring("port ".length()).strip()))
            .toList();
    var rules = UfwRule.read(four);
    return !policy.equals("ACCEPT")
        && !ports.isEmpty()
        && ports.stream().noneMatch(port -> rules.stream().anyMatch(rule -> rule.letsIn(port)));
  }

  private static Diagnosis shut() {
    return Diagnosis.of("With this firewall nobody could log in any more, mastoplay included.")
        .because("No rule lets anybody in by the port of SSH.")
        .remedy(
            "Put a task before this one: `ufw: {rule: allow, port: 22, proto: tcp}`, with the port"
                + " that your SSH server listens on.");
  }

  private void add(List<Difference> differences, Action action) {
    var known =
        new ArrayList<Touch.Becomes<?>>(
            List.of(
                file(Ufw.RULES, four, 0640),
                file(Ufw.RULES6, six, 0640),
                file(Ufw.SETTINGS, settings, 0644),
                file(Ufw.DEFAULTS, defaults, 0644)));
    if (task.state().isPresent()) {
      var active = value(settings, "ENABLED").equals("yes");
      var live =
          now.live()
              .output()
              .orElse("")
              .replaceFirst("^Status: .*", "Status: " + (active ? "active" : "inactive"));
      known.add(becomes(new Query.OfScript(Ufw.LOOK), new ScriptState.Ran(0, live, "")));
    }
    changes.add(new Change(differences, List.of(action), new Touch.Anything(known)));
  }

  private static Touch.Becomes<FileState> file(RemotePath path, String text, int mode) {
    var content = Content.of(text);
    return becomes(
        new Query.OfFile(path, Query.Depth.CONTENT),
        new FileState.Regular(
            new Mode(mode),
            "root",
            "root",
            content.size(),
            Optional.of(content.sha256()),
            Optional.of(content)));
  }

  private static Action run(List<String> words) {
    return new Action.Run(Script.command(words).needing("ufw"));
  }

  private static String value(String text, String key) {
    return text.lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1).replace("\"", "").strip())
        .findFirst()
        .orElse("");
  }

  private static String with(String text, String key, String value) {
    var others =
        text.lines().filter(line -> !line.startsWith(key + "=")).collect(Collectors.joining("\n"));
    return others + "\n" + key + "=" + value + "\n";
  }
}
