package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** What {@link PostgresqlExt} plans. */
final class PostgresqlExtPlans {
  private final PostgresqlExt task;
  private final boolean hasDatabase;
  private final Map<String, String> now;
  private final List<Difference> differences = new ArrayList<>();
  private final StringBuilder sql = new StringBuilder();
  private final List<String> variables = new ArrayList<>();

  PostgresqlExtPlans(PostgresqlExt task, PostgresAnswer answer) {
    this.task = task;
    hasDatabase = answer.isThere();
    now = answer.values();
    variables.add("name=" + task.name());
    task.schema().ifPresent(it -> variables.add("schema=" + it));
    task.version().ifPresent(it -> variables.add("version=" + wanted(it)));
  }

  Plan plan() {
    var there = now.containsKey("extension");
    if (task.state() == Presence.ABSENT) {
      if (there) {
        differences.add(new Difference.Vanishes(subject(), ""));
        sql.append("DROP EXTENSION :\"name\"").append(task.cascade() ? " CASCADE;\n" : ";\n");
      }
      return planned();
    }
    if (hasDatabase && !there && !now.containsKey("newest")) {
      return Plan.impossible(notInstalled());
    }
    if (there) {
      mend();
    } else {
      create();
    }
    return planned();
  }

  private void create() {
    differences.add(new Difference.Appears(subject(), "in " + task.loginDb()));
    sql.append("CREATE EXTENSION :\"name\"");
    task.schema().ifPresent(_ -> sql.append(" SCHEMA :\"schema\""));
    task.version()
        .filter(it -> !it.equals("latest"))
        .ifPresent(_ -> sql.append(" VERSION :'version'"));
    sql.append(task.cascade() ? " CASCADE;\n" : ";\n");
  }

  private void mend() {
    task.version()
        .map(this::wanted)
        .filter(it -> !it.equals(now.get("version")))
        .ifPresent(it -> {
          differs("version", it);
          sql.append("ALTER EXTENSION :\"name\" UPDATE TO :'version';\n");
        });
    task.schema()
        .filter(it -> !it.equals(now.get("schema")))
        .ifPresent(it -> {
          differs("schema", it);
          sql.append("ALTER EXTENSION :\"name\" SET SCHEMA :\"schema\";\n");
        });
  }

  private String wanted(String version) {
    return version.equals("latest") ? now.getOrDefault("newest", "latest") : version;
  }

  private void differs(String property, String after) {
    differences.add(
        new Difference.Differs(subject(), property, now.getOrDefault(property, ""), after));
  }

  private Plan planned() {
    return differences.isEmpty()
        ? Plan.inOrder()
        : Plan.of(
            new Change(
                differences,
                List.of(new Action.Run(task.login().change(sql.toString(), variables))),
                Touch.anything()));
  }

  private String subject() {
    return "extension " + task.name();
  }

  private Diagnosis notInstalled() {
    return Diagnosis.of("The server has no extension %s.".formatted(task.name()))
        .because("It is misspelt, or its package is not installed on the server's host.")
        .remedy(
            "Most of PostgreSQL's own come with the package postgresql-contrib, others with"
                + " packages such as postgresql-17-NAME. Install it before this task, with `apt`.");
  }
}
