package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** What {@link PostgresqlSet} plans. */
final class PostgresqlSetPlans {
  // PostgreSQL takes each item of these for itself, and quotes it (GUC_LIST_QUOTE).
  private static final Set<String> LISTS =
      Set.of(
          "local_preload_libraries",
          "search_path",
          "session_preload_libraries",
          "shared_preload_libraries",
          "temp_tablespaces",
          "unix_socket_directories");
  private static final String RELOAD =
      """
      SELECT 'reload ' || pg_reload_conf();
      SELECT pg_sleep(0.5);
      """;

  private final PostgresqlSet task;
  private final PostgresAnswer answer;
  private final Map<String, PostgresSetting> known = new HashMap<>();
  private final Map<String, String> inFiles = new HashMap<>();
  private final Map<String, String> bySystem = new HashMap<>();
  private final List<Difference> differences = new ArrayList<>();
  private final StringBuilder sql = new StringBuilder();
  private final List<String> variables = new ArrayList<>();

  PostgresqlSetPlans(PostgresqlSet task, PostgresAnswer answer) {
    this.task = task;
    this.answer = answer;
    answer.text().lines().map(line -> line.split("\t", -1)).forEach(this::read);
  }

  private void read(String[] fields) {
    if (fields[0].equals("setting")) {
      known.put(fields[1], PostgresSetting.of(fields));
    } else if (fields[0].equals("file")) {
      inFiles.put(fields[1], fields[3]);
      if (fields[2].equals("true") || fields[2].equals("t")) {
        bySystem.put(fields[1], fields[3]);
      }
    }
  }

  Plan plan() {
    for (var wanted : task.wanted().entrySet()) {
      var refused = task.reset() ? reset(wanted.getKey()) : set(wanted.getKey(), wanted.getValue());
      if (refused.isPresent()) {
        return Plan.impossible(refused.get());
      }
    }
    if (differences.isEmpty()) {
      return Plan.tells(task.told(answer.text()));
    }
    sql.append(RELOAD).append(PostgresqlSet.RESTART);
    return Plan.of(
        new Change(
            differences,
            List.of(new Action.Run(task.login().change(sql.toString(), variables))),
            Touch.anything()));
  }

  private Optional<Diagnosis> reset(String name) {
    if (bySystem.containsKey(name)) {
      differences.add(new Difference.Vanishes(subject(name), "= " + bySystem.get(name)));
      sql.append("ALTER SYSTEM RESET %s;\n".formatted(name));
    }
    return Optional.empty();
  }

  private Optional<Diagnosis> set(String name, String wanted) {
    if (!answer.isThere()) {
      differ(name, "as installed", wanted);
      return Optional.empty();
    }
    var setting =
        Optional.ofNullable(known.get(name))
            .or(() ->
                name.contains(".")
                    ? Optional.of(PostgresSetting.OF_AN_EXTENSION)
                    : Optional.empty());
    if (setting.isEmpty()) {
      return Optional.of(
          Diagnosis.of("PostgreSQL has no setting %s.".formatted(name))
              .because("It is misspelt, or of another version of PostgreSQL.")
              .remedy("Look it up with `SHOW ALL` in psql."));
    }
    var it = setting.get();
    if (it.context().equals("internal")) {
      return Optional.of(
          Diagnosis.of("The setting %s can't be changed.".formatted(name))
              .because("It was decided when PostgreSQL, or its data, was made."));
    }
    var plain = it.plain(wanted);
    if (plain.isEmpty()) {
      return Optional.of(
          Diagnosis.of("`%s` is no value for the setting %s.".formatted(wanted, name))
              .because(it.words())
              .remedy("Correct the value."));
    }
    var before = inFiles.getOrDefault(name, it.current());
    if (!it.plain(before).equals(plain)) {
      differ(name, before, wanted);
    }
    return Optional.empty();
  }

  private void differ(String name, String before, String wanted) {
    differences.add(new Difference.Differs(subject(name), "value", before, wanted));
    var items =
        LISTS.contains(name)
            ? Stream.of(wanted.split(",")).map(String::strip).toList()
            : List.of(wanted);
    var places = new ArrayList<String>();
    for (var item : items) {
      var variable = "v" + variables.size();
      variables.add(variable + "=" + item);
      places.add(":'%s'".formatted(variable));
    }
    sql.append("ALTER SYSTEM SET %s = %s;\n".formatted(name, String.join(", ", places)));
  }

  private static String subject(String name) {
    return "setting " + name;
  }
}
