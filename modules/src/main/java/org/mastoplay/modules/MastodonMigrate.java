package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Default;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** Mastodon's database, as the version in the folder wants it. */
@Module(
    name = "mastodon_migrate",
    summary = "Brings Mastodon's database to the version that is checked out, or makes it.",
    since = "0.1",
    needs = "psql",
    examples = {
      """
      - name: Change the database as far as the old version can live with it
        mastodon_migrate:
          phase: pre
        become_user: mastodon
      """,
      """
      - name: Change the rest of the database, past the connection pool
        mastodon_migrate:
          phase: post
          db_port: 5432
        become_user: mastodon
      """
    })
record MastodonMigrate(
    @Doc("Folder that Mastodon lives in") @Default("/home/mastodon/live") RemotePath chdir,
    @Doc("Which migrations are run; a database without tables is made in each phase")
        @Default("all")
        Phase phase,
    @Doc("Host of the database itself, if .env.production names a connection pool")
        Optional<String> dbHost,
    @Doc("Port of the database itself, if .env.production names a connection pool")
        Optional<Integer> dbPort)
    implements TaskModule<MastodonMigrate.Seen> {

  /** Which migrations. */
  enum Phase {
    @Doc("Those that the old version can live with: db/migrate")
    PRE,
    @Doc("The rest, once only the new version runs: db/post_migrate")
    POST,
    @Doc("All; the services must be stopped, or the site is new")
    ALL
  }

  /** What was seen of the settings, the folder and the database. */
  record Seen(Optional<Dotenv> settings, ScriptState tree, ScriptState database) {}

  private static final String TREE =
      """
      cd -- "$1" 2>/dev/null && [ -d db/migrate ] || exit 0
      echo there
      ls db/migrate | sed -n 's/^\\([0-9]\\{14\\}\\)_.*\\.rb$/pre \\1/p'
      ls db/post_migrate 2>/dev/null | sed -n 's/^\\([0-9]\\{14\\}\\)_.*\\.rb$/post \\1/p'
      """;

  private static final String DATABASE =
      """
      select 'tables ' || count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind = 'r';
      select to_regclass('public.schema_migrations') is not null as migrated \\gset
      \\if :migrated
      select 'version ' || version from public.schema_migrations;
      \\endif
      select to_regclass('public.accounts') is not null
        and to_regclass('public.user_roles') is not null as tables \\gset
      \\if :tables
      select 'seeded' where exists (select from public.accounts where id = -99)
        and exists (select from public.user_roles where name = 'Owner');
      \\endif
      """;

  @Override
  public Probe<Seen> probe() {
    var live = new Live(chdir);
    var tree = Probe.script(Script.of(TREE, chdir.text()).about(chdir));
    var database = live.ask(past(), DATABASE);
    return live.settings()
        .with(tree, (settings, files) -> new Seen(settings, files, files))
        .with(database, (seen, answer) -> new Seen(seen.settings, seen.tree, answer));
  }

  /** What leads past a pool. */
  private Map<String, String> past() {
    var past = new HashMap<String, String>();
    dbHost.ifPresent(it -> past.put("PGHOST", it));
    dbPort.ifPresent(it -> past.put("PGPORT", it.toString()));
    return past;
  }

  @Override
  public Plan plan(Seen now) {
    var refusal = now.settings().flatMap(this::refusal);
    if (refusal.isPresent()) {
      return Plan.impossible(refusal.get());
    }
    var tree = Finding.report(now.tree());
    var isThere = tree.first("there").isPresent();
    if (isThere && now.settings().isEmpty()) {
      return Plan.impossible(
          Diagnosis.of("There is no %s.".formatted(new Live(chdir).settingsFile()))
              .because("It tells where the database is.")
              .remedy("Write it first, with `mastodon_env`."));
    }
    if (now.database() instanceof ScriptState.Ran ran && !ran.succeeded()) {
      return Plan.impossible(Live.silent(ran));
    }
    var database = Finding.report(now.database());
    if (database.number("tables", 0) == 0) {
      return Plan.of(
          change(new Difference.Appears(Live.DATABASE, "tables and seeds"), "db:prepare"));
    }
    if (!isThere) {
      return Plan.impossible(
          Diagnosis.of("Mastodon is not in %s.".formatted(chdir))
              .remedy("Check it out first, with `git`, or name its folder as `chdir`."));
    }
    return existing(tree, database);
  }

  private Plan existing(Report tree, Report database) {
    var done = new HashSet<>(database.all("version"));
    if (done.isEmpty()) {
      return Plan.impossible(
          Diagnosis.of("The database holds tables, but not those of Mastodon.")
              .because("It is another program's, or it was half made when something broke off.")
              .remedy(
                  "Name another database as DB_NAME; or drop this one, if nothing in it is worth"
                      + " keeping, and it is made anew."));
    }
    var known = new ArrayList<>(tree.all("pre"));
    known.addAll(tree.all("post"));
    var newest = known.stream().reduce("", (a, b) -> a.compareTo(b) > 0 ? a : b);
    var beyond = done.stream().filter(it -> it.compareTo(newest) > 0).sorted().toList();
    if (!beyond.isEmpty()) {
      return Plan.impossible(
          Diagnosis.of("The database is newer than the Mastodon in %s.".formatted(chdir))
              .because(
                  "It has migrations that this version doesn't know, such as %s; there is no way back."
                      .formatted(beyond.getFirst()))
              .remedy(
                  "Check out the version that it was migrated for, or restore the backup from"
                      + " before the update."));
    }
    var pending = new ArrayList<>(phase == Phase.PRE ? tree.all("pre") : known);
    pending.removeAll(done);
    var changes = new ArrayList<Change>();
    if (!pending.isEmpty()) {
      changes.add(
          change(
              new Difference.Differs(
                  Live.DATABASE, "migrations", pending.size() + " pending", "all done"),
              "db:migrate"));
    }
    if (database.first("seeded").isEmpty()) {
      changes.add(change(new Difference.Appears("seeds of " + Live.DATABASE, ""), "db:seed"));
    }
    return Plan.of(changes);
  }

  private Optional<Diagnosis> refusal(Dotenv settings) {
    if (settings.value("DATABASE_URL").filter(it -> !it.isEmpty()).isPresent()) {
      return Optional.of(
          Diagnosis.of("The settings have a DATABASE_URL.")
              .because(
                  "Mastodon then ignores all DB_ settings, and this task can't tell where to look.")
              .remedy("Write DB_HOST, DB_PORT, DB_NAME, DB_USER and DB_PASS instead."));
    }
    var pooled =
        settings.value("PREPARED_STATEMENTS").equals(Optional.of("false"))
            || settings.value("DB_PORT").equals(Optional.of("6432"));
    return pooled && dbPort.isEmpty()
        ? Optional.of(
            Diagnosis.of("The settings lead to a connection pool, not to the database itself.")
                .because("Migrations hold locks that a pool loses, and may be done twice or half.")
                .remedy("Give the database's own port, mostly `db_port: 5432`, and `db_host`."))
        : Optional.empty();
  }

  private Change change(Difference difference, String task) {
    var environment = new HashMap<String, String>(Map.of("RAILS_ENV", "production"));
    dbHost.ifPresent(it -> environment.put("DB_HOST", it));
    dbPort.ifPresent(it -> environment.put("DB_PORT", it.toString()));
    dbPort.ifPresent(_ -> environment.put("PREPARED_STATEMENTS", "true"));
    if (task.equals("db:migrate") && phase == Phase.PRE) {
      environment.put("SKIP_POST_DEPLOYMENT_MIGRATIONS", "true");
    }
    var script = Script.command(List.of("bin/rails", task)).in(chdir).with(environment);
    return Change.of(difference, new Action.Run(script), Touch.anything());
  }
}
