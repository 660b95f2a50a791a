package org.mastoplay.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mastoplay.cli.render.Table;
import org.mastoplay.run.Engine;
import picocli.CommandLine.Model.OptionSpec;

/** The flags that list what a run would consist of, instead of running it. */
final class ListFlags implements Arguments {
  private final Argument<Boolean> hosts =
      Argument.toggle(
          OptionSpec.builder("--list-hosts").description("List the hosts that would be reached."));

  private final Argument<Boolean> tasks =
      Argument.toggle(
          OptionSpec.builder("--list-tasks")
              .description("List the tasks that would be looked at."));

  private final Argument<Boolean> tags =
      Argument.toggle(
          OptionSpec.builder("--list-tags").description("List the tags that tasks have."));

  @Override
  public Stream<Argument<?>> all() {
    return Stream.of(hosts, tasks, tags);
  }

  boolean isAny() {
    return hosts.get() || tasks.get() || tags.get();
  }

  void print(Engine.CheckedRun run, PrintStream out) {
    if (hosts.get()) {
      run.hosts()
          .forEach((play, names) -> {
            out.printf("%s: %s%n", play, names.size() == 1 ? "1 host" : names.size() + " hosts");
            names.forEach(name -> out.println("  " + name));
          });
    }
    if (tasks.get()) {
      run.tasks()
          .forEach((play, listed) -> {
            out.println(play + ":");
            Table.lines(listed.stream().map(ListFlags::row).toList())
                .forEach(line -> out.println("  " + line));
          });
    }
    if (tags.get()) {
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
