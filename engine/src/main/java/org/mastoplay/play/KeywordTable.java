package org.mastoplay.play;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mastoplay.play.Keyword.Form;

/**
 * The words of the language that may stand in one kind of map; modules are known elsewhere.
 *
 * @param title what a person calls the map: {@code play}, {@code task}
 * @param doc what it is, one sentence without its full stop
 * @param keywords in the order in which a person would want to read of them
 */
public record KeywordTable(String title, String doc, List<Keyword> keywords) {
  public static final KeywordTable PLAY =
      table(
          "play",
          "Tasks for some hosts; or, with import_playbook alone, all plays of another file",
          word("name", Form.TEXT, "What the play is called in the output"),
          word("hosts", Form.HOSTS, "Which hosts of the inventory it is for"),
          word("import_playbook", Form.FILE, "A playbook whose plays stand here"),
          word("vars", Form.VALUES, "Variables of the play"),
          word("vars_files", Form.FILES, "Files with variables, which count like vars"),
          Words.ENVIRONMENT,
          Words.BECOME,
          Words.IGNORE_ERRORS,
          Words.TIMEOUT,
          Words.SHOWN,
          word("gather_facts", Form.FLAG, "Whether its tasks know facts; true unless given"),
          word("serial", Form.BATCHES, "How many hosts go through the play at a time"),
          word("order", Form.ORDER, "In which order hosts take their turn"),
          word("max_fail_percentage", Form.PERCENTAGE, "How many hosts may fail before all stop"),
          word("any_errors_fatal", Form.FLAG, "Whether the failure of one host stops all"),
          Words.TAGS,
          Words.SECRETS,
          word("pre_tasks", Form.TASKS, "Tasks that come before tasks"),
          Words.TASKS,
          word("post_tasks", Form.TASKS, "Tasks that come behind tasks"),
          Words.HANDLERS);

  public static final KeywordTable TASK =
      table(
          "task",
          "One thing to do, by a module; what may stand behind the module's name is in the"
              + " reference of modules",
          Words.NAME,
          Words.REPEATED,
          word("register", Form.VARIABLE, "A variable that keeps what came of it"),
          word(
              "changed_when",
              Form.CONDITIONS,
              "Decides whether it counts as a change; all must hold"),
          word("failed_when", Form.CONDITIONS, "Decides whether it failed; all must hold"),
          Words.IGNORE_ERRORS,
          word("until", Form.CONDITIONS, "It is tried again until all of them hold"),
          word("retries", Form.COUNT, "How many times it is tried again; 3 unless given"),
          word("delay", Form.SECONDS, "How long to wait before it is tried again; 5 unless given"),
          Words.TIMEOUT,
          word("notify", Form.NAMES, "Handlers that run if it has changed something"),
          word("listen", Form.NAMES, "Of a handler: further names by which it may be notified"),
          Words.TAGS,
          Words.VARS,
          Words.ENVIRONMENT,
          Words.BECOME,
          Words.CONDUCT);

  public static final KeywordTable BLOCK =
      table(
          "block",
          "Tasks that belong together; what stands beside them holds for each",
          word("block", Form.TASKS, "The tasks, one after the other"),
          word("parallel", Form.TASKS, "Instead of block: tasks that run at the same time"),
          word("rescue", Form.TASKS, "Tasks that run if one of them fails, or the host is lost"),
          word("always", Form.TASKS, "Tasks that run at the end, whatever happened"),
          Words.OF_ITEMS);

  public static final KeywordTable USE =
      table(
          "use of a playbook",
          "The tasks of a reusable playbook, done here",
          word("use", Form.FILE, "The playbook"),
          word("with", Form.VALUES, "What its parameters are"),
          word(
              "inherit",
              Form.FLAG,
              "Whether params that are not given are taken from variables of the same names"),
          Words.OF_ITEMS);

  public static final KeywordTable IMPORT =
      table(
          "import of tasks",
          "The tasks in another file, done here with the same variables",
          word("import_tasks", Form.FILE, "A file with a list of tasks"),
          word("include_tasks", Form.FILE, "The same"),
          Words.OF_ITEMS);

  public static final KeywordTable PLAYBOOK =
      table(
          "reusable playbook",
          "A file that is a map instead of a list: tasks with parameters, for use in other"
              + " playbooks",
          word("name", Form.TEXT, "What it is called in the output"),
          word("description", Form.TEXT, "What it is for"),
          word("params", Form.PARAMS, "What it has to be told, or may be told"),
          word("vars", Form.VALUES, "Its own variables"),
          Words.SECRETS,
          Words.TAGS,
          Words.ENVIRONMENT,
          Words.BECOME,
          Words.IGNORE_ERRORS,
          Words.TIMEOUT,
          Words.SHOWN,
          Words.TASKS,
          Words.HANDLERS);

  public static final KeywordTable PARAM =
      table(
          "parameter of a reusable playbook",
          "What may be said of each name below params",
          word("type", Form.TYPE, "What it has to be; string unless given"),
          word("default", Form.ANYTHING, "What it is unless given"),
          word("required", Form.FLAG, "Whether it has to be given; true unless it has a default"),
          word("description", Form.TEXT, "What it is for"),
          word("choices", Form.LIST, "All that it may be"),
          word("pattern", Form.TEXT, "A regular expression that all of it must match"),
          word("secret", Form.FLAG, "Whether it is never shown"),
          word("when", Form.CONDITIONS, "It only matters if all of them hold"),
          word("ask", Form.FLAG, "Whether mastoplay init asks for it even if it has a default"),
          word("items", Form.ITEMS, "Of a list or map: what each value in it has to be"));

  public static final KeywordTable LOOP =
      table(
          "loop_control",
          "How a loop goes about it",
          word("loop_var", Form.VARIABLE, "A variable that is the current item; item unless given"),
          word("index_var", Form.VARIABLE, "A variable that is the item's number, counted from 0"),
          word("label", Form.TEXT, "What is shown instead of the whole item"));

  /** All tables, in the order in which a person would want to read them. */
  public static final List<KeywordTable> ALL =
      List.of(PLAY, TASK, BLOCK, USE, IMPORT, PLAYBOOK, PARAM, LOOP);

  public KeywordTable {
    keywords = List.copyOf(keywords);
  }

  private static KeywordTable table(String title, String doc, Words... words) {
    return new KeywordTable(
        title, doc, Stream.of(words).flatMap(it -> it.list().stream()).toList());
  }

  /** The words alone. */
  public Set<String> names() {
    return keywords.stream().map(Keyword::name).collect(ImmutableSet.toImmutableSet());
  }

  private static Words word(String name, Form form, String doc) {
    return Words.of(name, form, doc);
  }

  /** Words that go together, so that those which may stand in several places are told once. */
  private record Words(List<Keyword> list) {
    static final Words NAME = of("name", Form.TEXT, "What it is called in the output");
    static final Words VARS = of("vars", Form.VALUES, "Variables for this alone");
    static final Words TAGS =
        of("tags", Form.NAMES, "Words by which it can be chosen, or left out");
    static final Words SECRETS =
        of("secrets", Form.SECRETS, "Secrets that are made up once, and kept encrypted");
    static final Words TASKS = of("tasks", Form.TASKS, "What to do, in this order");
    static final Words HANDLERS =
        of("handlers", Form.HANDLERS, "Tasks that run at the end, if they were notified");
    static final Words ENVIRONMENT =
        of("environment", Form.VALUES, "Environment variables for the commands that it runs");
    static final Words IGNORE_ERRORS =
        of("ignore_errors", Form.FLAG, "Whether to go on after a failure");
    static final Words TIMEOUT = of("timeout", Form.SECONDS, "How long it may take");
    static final Words BECOME =
        all(
            of("become", Form.FLAG, "Whether to act as another user, root unless given"),
            of("become_user", Form.TEXT, "As whom to act"),
            of("become_method", Form.METHOD, "By which program; sudo unless given"));
    static final Words REPEATED =
        all(
            of("when", Form.CONDITIONS, "It is left out unless all of them hold"),
            of("loop", Form.LOOP, "It is repeated for each item"),
            of("loop_control", Form.LOOP_CONTROL, "How the loop goes about it"));
    static final Words SHOWN =
        all(
            of("no_log", Form.FLAG, "Whether to show nothing of what it does or says"),
            of("check_mode", Form.FLAG, "Whether it only foretells, or runs even in a dry run"));

    static final Words CONDUCT =
        all(
            of("delegate_to", Form.TEXT, "Another host, on which it is done instead"),
            of("run_once", Form.FLAG, "Whether the first host does it for all"),
            SHOWN);

    /** What may stand beside all that isn't a task of its own. */
    static final Words OF_ITEMS =
        all(NAME, REPEATED, IGNORE_ERRORS, TIMEOUT, TAGS, VARS, ENVIRONMENT, BECOME, CONDUCT);

    static Words of(String name, Form form, String doc) {
      return new Words(List.of(new Keyword(name, form, doc)));
    }

    private static Words all(Words... words) {
      return new Words(Stream.of(words).flatMap(it -> it.list().stream()).toList());
    }
  }
}
