package org.mastoplay.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mastoplay.module.Action;
import org.mastoplay.module.ArgumentContext;
import org.mastoplay.module.Change;
import org.mastoplay.module.Condition;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Evaluated;
import org.mastoplay.module.LocalDestination;
import org.mastoplay.module.LocalFile;
import org.mastoplay.module.LocalPath;
import org.mastoplay.module.Modules;
import org.mastoplay.module.Plan;
import org.mastoplay.module.RenderedTemplate;
import org.mastoplay.module.TaskModule;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/**
 * The table of a module's cases: parameters and a host on the one side, what is planned on the
 * other.
 *
 * <p>A plan is written one difference a line: {@code +} appears, {@code -} vanishes, {@code ~}
 * differs, {@code *} happens, {@code >} asks, {@code !} impossible, {@code =} in order, {@code $} a
 * script's arguments. A case that names no {@code $} doesn't look at the actions.
 */
abstract class ModuleTable {
  private static final Modules MODULES = new Modules(List.of(new BuiltInModules()));

  /** Files and templates hold their own name; conditions hold unless they contain "false". */
  static final ArgumentContext CONTEXT =
      new ArgumentContext() {
        @Override
        public Condition condition(Node.Scalar expression) {
          return new Condition(expression.text(), !expression.text().contains("false"));
        }

        @Override
        public Evaluated value(Node.Scalar expression) {
          return new Evaluated(expression.text(), "42");
        }

        @Override
        public LocalFile file(Node.Scalar name) {
          return new LocalFile(name.text(), Content.of(name.text()));
        }

        @Override
        public LocalDestination destination(Node.Scalar name) {
          return new LocalDestination(
              new LocalPath(Path.of("/site")).resolve(name.text()),
              name.text().endsWith("/"),
              "web1");
        }

        @Override
        public RenderedTemplate template(Node.Scalar name) {
          return new RenderedTemplate(name.text(), Content.of(name.text()));
        }
      };

  /** One row. */
  record Case(String title, String module, String arguments, Observed host, List<String> plan) {}

  abstract List<Case> cases();

  @TestFactory
  Stream<DynamicTest> table() {
    return cases().stream().map(it -> DynamicTest.dynamicTest(it.title(), () -> check(it)));
  }

  static Case row(String title, String task, Observed host, String... plan) {
    var colon = task.indexOf(':');
    return new Case(
        title,
        task.substring(0, colon),
        task.substring(colon + 1).strip(),
        host,
        Arrays.asList(plan));
  }

  private static void check(Case it) {
    var problems = new Problems();
    var place = new Source("case", it.arguments()).start();
    var module = MODULES.find(it.module()).orElseThrow();
    var bound = module.bind(Yaml.read(it.arguments()), place, CONTEXT, problems);
    if (bound.isEmpty()) {
      assertThat(problems.list().stream().map(Problem::message).map(text -> "? " + text))
          .containsExactlyElementsOf(it.plan());
      return;
    }
    var plan = plan(bound.get(), it.host());
    var showsActions = it.plan().stream().anyMatch(line -> line.startsWith("$"));
    assertThat(lines(plan).stream().filter(line -> showsActions || !line.startsWith("$")))
        .containsExactlyElementsOf(it.plan());
    settles(bound.get(), it.host(), plan);
  }

  /** After what a plan says it does, nothing is left to do: the proof of its prediction. */
  private static void settles(TaskModule<?> module, Observed host, Plan plan) {
    if (!(plan instanceof Plan.Changes changes)
        || changes.changes().stream().anyMatch(it -> it.touch().known().isEmpty())
        || lines(plan).stream().anyMatch(line -> line.startsWith("*"))) {
      return;
    }
    var after = host;
    for (var change : changes.changes()) {
      after = after.after(change.touch());
    }
    // What only a script can tell is told by no prediction.
    if (module instanceof LocaleGen || module instanceof Sshd) {
      return;
    }
    assertThat(lines(plan(module, after))).as("after it").allMatch(line -> line.startsWith("="));
  }

  private static <S> Plan plan(TaskModule<S> module, Observed host) {
    return module.plan(host.look(module.probe()));
  }

  private static List<String> lines(Plan plan) {
    return switch (plan) {
      case Plan.InOrder it -> List.of(("= " + it.message().orElse("")).strip());
      case Plan.Asks it -> {
        var lines = new ArrayList<>(List.of("> " + it.message()));
        lines.add(line(it.action()));
        yield lines;
      }
      case Plan.Impossible it -> {
        assertThat(it.diagnosis().what()).matches("(?s)\\S.*[.!]");
        yield List.of("! " + it.diagnosis().what());
      }
      case Plan.Changes it -> {
        var lines = new ArrayList<String>();
        it.changes().forEach(change -> add(lines, change));
        yield lines;
      }
    };
  }

  private static void add(List<String> lines, Change change) {
    change.differences().forEach(it -> lines.add(line(it).strip()));
    for (var action : change.actions()) {
      lines.add(line(action));
    }
  }

  private static String line(Action action) {
    return switch (action) {
      case Action.Run run -> ("$ " + String.join(" ", run.script().arguments())).strip();
      case Action.Put put -> "$ put " + put.path() + " " + put.mode();
      case Action.Fetch fetch -> "$ fetch " + fetch.from() + " " + fetch.to();
      case Action.Reboot reboot -> "$ reboot " + reboot.timeout().toSeconds();
    };
  }

  private static String line(Difference difference) {
    return switch (difference) {
      case Difference.Appears it -> "+ %s %s".formatted(it.subject(), it.detail());
      case Difference.Vanishes it -> "- %s %s".formatted(it.subject(), it.detail());
      case Difference.Happens it -> "* %s %s".formatted(it.subject(), it.detail());
      case Difference.Differs it ->
          "~ %s %s %s → %s".formatted(it.subject(), it.property(), it.before(), it.after());
      case Difference.Contents it ->
          "~ %s [%s → %s] %s"
              .formatted(
                  it.subject(),
                  it.before().flatMap(Content::text).map(ModuleTable::flat).orElse(""),
                  it.after().text().map(ModuleTable::flat).orElse(""),
                  it.detail());
    };
  }

  private static String flat(String text) {
    return text.replace("\n", "|");
  }
}
