package org.mastoplay.cli;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * What a module promises: the table beside it, of which docs/writing-a-module.md tells.
 *
 * @param module its name, and that of the file
 * @param prepare shell that makes the host ready
 */
record ContractTable(String module, String prepare, List<Case> cases, List<Refusal> refusals) {
  static final Path FOLDER = Path.of("../modules/src/test/contract").toAbsolutePath().normalize();

  /** Whether a task can be in order. */
  enum Kind {
    /** It changes what differs. */
    MENDS,
    /** It changes something in every run. */
    ALWAYS,
    /** It changes nothing. */
    NEVER
  }

  /**
   * One life of a task.
   *
   * @param given shell before it; empty for none, like {@code then} and {@code drift}
   * @param tasks YAML of a list of tasks
   * @param then shell that succeeds when it was done
   * @param drift shell that damages what was done
   */
  record Case(String title, Kind kind, String given, String tasks, String then, String drift) {}

  /**
   * Something that is refused.
   *
   * @param says a part of what is told
   * @param late whether only a real run finds it out
   * @param unchanged shell whose output stays the same, where the host decides
   */
  record Refusal(
      String title,
      String given,
      String tasks,
      String says,
      boolean late,
      Optional<String> unchanged) {}

  /** What every build proves: something of each kind. */
  private static final String SAMPLE =
      "apt,check_http,command,copy,file,git,nginx_site,postgresql_db,set_fact,sshd,stat,systemd,"
          + "systemd_unit,template,user";

  /** Whether all modules are asked to prove what they promise. */
  static boolean isWhole() {
    return System.getProperty("contract", SAMPLE).equals("all");
  }

  /**
   * The tables that are named in the system property {@code contract}, or all if it is {@code all};
   * without it a sample.
   */
  static List<ContractTable> chosen() throws IOException {
    var chosen = Set.of(System.getProperty("contract", SAMPLE).split(","));
    return all().stream().filter(it -> isWhole() || chosen.contains(it.module())).toList();
  }

  /** The tables of all modules. */
  static List<ContractTable> all() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files
          .filter(it -> it.toString().endsWith(".yml"))
          .sorted()
          .map(ContractTable::read)
          .toList();
    }
  }

  /** Its first case alone. */
  ContractTable shortened() {
    return new ContractTable(module, prepare, cases.subList(0, 1), List.of());
  }

  @Override
  public String toString() {
    return module;
  }

  static ContractTable read(Path file) {
    var module = file.getFileName().toString().replace(".yml", "");
    try {
      var fields = new Fields(module, new Yaml().compose(new StringReader(Files.readString(file))));
      var table =
          new ContractTable(
              module,
              fields.text("prepare"),
              fields.list("cases").stream().map(it -> readCase(module, it)).toList(),
              fields.list("refuses").stream().map(it -> readRefusal(module, it)).toList());
      fields.end();
      return table;
    } catch (IOException | RuntimeException e) {
      throw new AssertionError("the contract of %s can't be read: %s".formatted(module, e), e);
    }
  }

  private static Case readCase(String module, Node node) {
    var fields = new Fields(module, node);
    var kind = fields.text("kind");
    var it =
        new Case(
            fields.needed("title"),
            kind.isEmpty() ? Kind.MENDS : Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
            fields.text("given"),
            fields.tasks(),
            fields.text("then"),
            fields.text("drift"));
    fields.end();
    if (it.kind() == Kind.MENDS && (it.drift().isEmpty() || it.then().isEmpty())) {
      throw new AssertionError("%s, %s: give `then` and `drift`".formatted(module, it.title()));
    }
    return it;
  }

  private static Refusal readRefusal(String module, Node node) {
    var fields = new Fields(module, node);
    var unchanged = fields.text("unchanged");
    var it =
        new Refusal(
            fields.needed("title"),
            fields.text("given"),
            fields.tasks(),
            fields.needed("says"),
            fields.text("late").equals("true"),
            Optional.of(unchanged).filter(text -> !text.isEmpty()));
    fields.end();
    return it;
  }

  /** The entries of a mapping, each taken once. */
  private static final class Fields {
    private final String module;
    private final Map<String, Node> left = new LinkedHashMap<>();

    Fields(String module, Node node) {
      this.module = module;
      ((MappingNode) node)
          .getValue()
          .forEach(it -> left.put(((ScalarNode) it.getKeyNode()).getValue(), it.getValueNode()));
    }

    String text(String key) {
      return left.remove(key) instanceof ScalarNode it ? it.getValue() : "";
    }

    String needed(String key) {
      var text = text(key);
      if (text.isEmpty()) {
        throw new AssertionError("%s: `%s` is missing".formatted(module, key));
      }
      return text;
    }

    List<Node> list(String key) {
      return left.remove(key) instanceof SequenceNode it ? it.getValue() : List.of();
    }

    /** One task or several, as they stand, so that the engine decides what scalars mean. */
    String tasks() {
      var node = left.remove("task");
      if (node == null) {
        throw new AssertionError(module + ": `task` is missing");
      }
      var list =
          node instanceof SequenceNode
              ? node
              : new SequenceNode(Tag.SEQ, new ArrayList<>(List.of(node)), FlowStyle.BLOCK);
      var written = new StringWriter();
      new Yaml().serialize(list, written);
      return written.toString().lines().map(line -> "    " + line).collect(joining("\n"));
    }

    void end() {
      if (!left.isEmpty()) {
        throw new AssertionError("%s: unknown `%s`".formatted(module, left.keySet()));
      }
    }
  }
}
