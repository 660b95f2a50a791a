package org.mastoplay.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mastoplay.cli.render.Table;
import org.mastoplay.run.Engine;
import picocli.CommandLine.Option;

/** The flags that list what a run would consist of, instead of running it. */
final class ListFlags {
  @Option(names = "--list-hosts", description = "List the hosts that would be reached.")
  private boolean hosts;

  @Option(names = "--list-tasks", description = "List the tasks that would be looked at.")
  private boolean tasks;

  @Option(names = "--list-tags", description = "List the tags that tasks have.")
  private boolean tags;

  boolean isAny() {
    return hosts || tasks || tags;
  }

  void print(Engine.CheckedRun run, PrintStream out) {
    if (hosts) {
      run.hosts()
          .forEach((play, names) -> {
            out.printf("%s: %s%n", play, names.size() == 1 ? "1 host" : names.size() + " hosts");
            names.forEach(name -> out.println("  " + name));
          });
    }
    if (tasks) {
      run.tasks()
          .forEach((play, listed) -> {
            out.println(play + ":");
            Table.lines(listed.stream().map(ListFlags::row).toList())
                .forEach(line -> out.println("  " + line));
          });
    }
    if (tags) {
      run.tasks()
          .forEach((play, listed) -> {
            Set<String> known = new TreeSet<>();
            listed.forEach(task -> known.addAll(task.tags()));
            out.printf("%s: %s%n", play, known.isEmpty() ? "no tags" : String.join(", ", known));
          });
    }
  }

  private static List<String> row(Engine.ListedTask it) {
    return List.of(it.task().title(), it.task().place().shortForm(), String.join(", ", it.tags()));
  }
}
