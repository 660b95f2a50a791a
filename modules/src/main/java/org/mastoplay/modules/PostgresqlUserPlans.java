package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Secret;

/** What {@link PostgresqlUser} plans. */
final class PostgresqlUserPlans {
  private static final String COMMENT = "COMMENT ON ROLE :\"name\" IS :'comment';\n";

  private final PostgresqlUser task;
  private final Map<String, String> now;
  private final Optional<Boolean> letsIn;
  private final List<Difference> differences = new ArrayList<>();
  private final List<String> clauses = new ArrayList<>();

  /**
   * @param now what was seen of the role, by words
   * @param letsIn whether a login with the password succeeded, if that was tried
   */
  PostgresqlUserPlans(PostgresqlUser task, Map<String, String> now, Optional<Boolean> letsIn) {
    this.task = task;
    this.now = now;
    this.letsIn = letsIn;
  }

  Plan plan() {
    var there = now.containsKey("role");
    if (task.state() == Presence.ABSENT) {
      return there
          ? changes(new Difference.Vanishes(subject(), ""), "DROP ROLE :\"name\";\n")
          : Plan.inOrder();
    }
    return there ? mend() : create();
  }

  private Plan create() {
    if (task.roleAttrFlags().stream().noneMatch(it -> it.name().equals("LOGIN"))) {
      clauses.add("LOGIN");
    }
    task.roleAttrFlags().forEach(it -> clauses.add(it.toString()));
    var detail = new ArrayList<>(clauses);
    task.connLimit().ifPresent(it -> limit(it));
    task.expires().ifPresent(_ -> expiry());
    task.password()
        .ifPresent(it -> {
          clauses.add(passwordClause(it));
          detail.add("with a password");
        });
    return changes(
        new Difference.Appears(subject(), String.join(", ", detail)),
        "BEGIN;\nCREATE ROLE :\"name\" WITH %s;\n%sCOMMIT;\n"
            .formatted(String.join(" ", clauses), task.comment().map(_ -> COMMENT).orElse("")));
  }

  private Plan mend() {
    for (var flag : task.roleAttrFlags()) {
      if (!String.valueOf(flag.holds()).equals(now.get(flag.name()))) {
        differs("attribute", new RoleFlag(flag.name(), !flag.holds()).toString(), flag.toString());
        clauses.add(flag.toString());
      }
    }
    task.connLimit()
        .filter(it -> !it.toString().equals(now.get("conn_limit")))
        .ifPresent(it -> {
          differs(
              "connections",
              connections(now.getOrDefault("conn_limit", "")),
              connections(it.toString()));
          limit(it);
        });
    if (task.expires().isPresent() && !"true".equals(now.get("expires_right"))) {
      var wanted = task.expires().get();
      differs(
          "expires", now.getOrDefault("expires", ""), wanted.equals("infinity") ? "never" : wanted);
      expiry();
    }
    task.password()
        .filter(it -> !task.noPasswordChanges() && !isRight(it))
        .ifPresent(it -> {
          differs("password", Secret.DOTS, "another");
          clauses.add(passwordClause(it));
        });
    var sql = new StringBuilder("BEGIN;\n");
    if (!clauses.isEmpty()) {
      sql.append("ALTER ROLE :\"name\" WITH %s;\n".formatted(String.join(" ", clauses)));
    }
    var before = now.getOrDefault("comment", "");
    task.comment()
        .filter(it -> !it.equals(before))
        .ifPresent(it -> {
          differs("comment", before, it);
          sql.append(COMMENT);
        });
    return differences.isEmpty()
        ? Plan.inOrder()
        : Plan.of(
            new Change(
                differences, List.of(run(sql.append("COMMIT;\n").toString())), Touch.anything()));
  }

  private boolean isRight(Secret password) {
    return letsIn.orElseGet(
        () -> ScramVerifier.accepts(now.getOrDefault("password", ""), password.reveal()));
  }

  // The server is given no password, only what it keeps of one: so none gets into its log.
  private String passwordClause(Secret password) {
    var verifier =
        ScramVerifier.isOne(password.reveal())
            ? password.reveal()
            : ScramVerifier.of(password.reveal(), now.getOrDefault("salt", ""));
    return "PASSWORD '%s'".formatted(verifier);
  }

  private void limit(int most) {
    clauses.add("CONNECTION LIMIT " + most);
  }

  private void expiry() {
    clauses.add("VALID UNTIL :'expires'");
  }

  private static String connections(String limit) {
    return limit.equals("-1") ? "any number" : limit;
  }

  private void differs(String property, String before, String after) {
    differences.add(new Difference.Differs(subject(), property, before, after));
  }

  private String subject() {
    return "role " + task.name();
  }

  private Plan changes(Difference difference, String sql) {
    return Plan.of(Change.of(difference, run(sql), Touch.anything()));
  }

  private Action run(String sql) {
    var variables = new ArrayList<>(List.of("name=" + task.name()));
    task.expires().ifPresent(it -> variables.add("expires=" + it));
    task.comment().ifPresent(it -> variables.add("comment=" + it));
    return new Action.Run(task.login().change(sql, variables));
  }
}
