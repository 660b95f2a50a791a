package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** What {@link PostgresqlDb} plans. */
final class PostgresqlDbPlans {
  private static final String COMMENT = "COMMENT ON DATABASE :\"name\" IS :'comment';\n";

  private final PostgresqlDb task;
  private final Map<String, String> now;
  private final List<Difference> differences = new ArrayList<>();
  private final StringBuilder sql = new StringBuilder();
  private final List<String> variables = new ArrayList<>();

  PostgresqlDbPlans(PostgresqlDb task, Map<String, String> now) {
    this.task = task;
    this.now = now;
    set("name", Optional.of(task.name()));
    set("owner", task.owner());
    set("comment", task.comment());
  }

  Plan plan() {
    var there = now.containsKey("database");
    if (task.state() == Presence.ABSENT) {
      return there ? remove() : Plan.inOrder();
    }
    return there ? mend() : create();
  }

  private Plan create() {
    var template =
        task.template()
            .or(() ->
                task.encoding().isPresent()
                        || task.lcCollate().isPresent()
                        || task.lcCtype().isPresent()
                    ? Optional.of("template0")
                    : Optional.empty());
    sql.append("CREATE DATABASE :\"name\"");
    clause("OWNER :\"owner\"", "owner", task.owner());
    clause("TEMPLATE :\"template\"", "template", template);
    clause("ENCODING :'encoding'", "encoding", task.encoding());
    clause("LC_COLLATE :'lc_collate'", "lc_collate", task.lcCollate());
    clause("LC_CTYPE :'lc_ctype'", "lc_ctype", task.lcCtype());
    clause("TABLESPACE :\"tablespace\"", "tablespace", task.tablespace());
    task.connLimit().ifPresent(it -> sql.append(" CONNECTION LIMIT " + it));
    sql.append(";\n");
    task.comment().ifPresent(_ -> sql.append(COMMENT));
    var detail = new ArrayList<String>();
    task.owner().ifPresent(it -> detail.add("owner " + it));
    task.encoding().ifPresent(detail::add);
    differences.add(new Difference.Appears(subject(), String.join(", ", detail)));
    return planned();
  }

  private Plan remove() {
    differences.add(new Difference.Vanishes(subject(), "with all that is in it"));
    sql.append("DROP DATABASE :\"name\"").append(task.force() ? " WITH (FORCE);\n" : ";\n");
    return planned();
  }

  private Plan mend() {
    for (var fixed :
        List.of(
            Map.entry("encoding", task.encoding()),
            Map.entry("lc_collate", task.lcCollate()),
            Map.entry("lc_ctype", task.lcCtype()))) {
      var is = now.getOrDefault(fixed.getKey(), "");
      if (fixed.getValue().filter(it -> !plain(it).equals(plain(is))).isPresent()) {
        return Plan.impossible(fixed(fixed.getKey(), is, fixed.getValue().get()));
      }
    }
    differs("owner", task.owner(), "ALTER DATABASE :\"name\" OWNER TO :\"owner\";\n");
    differs(
        "conn_limit",
        task.connLimit().map(String::valueOf),
        "ALTER DATABASE :\"name\" CONNECTION LIMIT %d;\n".formatted(task.connLimit().orElse(-1)));
    differs("comment", task.comment(), COMMENT);
    return differences.isEmpty() ? Plan.inOrder() : planned();
  }

  private void differs(String property, Optional<String> wanted, String statement) {
    var is = now.getOrDefault(property, "");
    wanted
        .filter(it -> !it.equals(is))
        .ifPresent(it -> {
          differences.add(new Difference.Differs(subject(), property, is, it));
          sql.append(statement);
        });
  }

  private void clause(String text, String variable, Optional<String> value) {
    value.ifPresent(_ -> sql.append(' ').append(text));
    if (!variable.equals("owner")) {
      set(variable, value);
    }
  }

  private void set(String variable, Optional<String> value) {
    value.ifPresent(it -> variables.add(variable + "=" + it));
  }

  private Plan planned() {
    return Plan.of(
        new Change(
            differences,
            List.of(new Action.Run(task.login().change(sql.toString(), variables))),
            Touch.anything()));
  }

  private String subject() {
    return "database " + task.name();
  }

  /** UTF-8, utf8 and UTF8 are the same. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
  }

  private Diagnosis fixed(String property, String is, String wanted) {
    return Diagnosis.of(
            "The database %s has the %s %s, and the task wants %s."
                .formatted(task.name(), property, is, wanted))
        .because("PostgreSQL can't change that of a database that is there.")
        .remedy(
            "Keep what it has; or save what is in it with `pg_dump`, remove it, let this task make"
                + " it anew, and bring the saved data back.");
  }
}
