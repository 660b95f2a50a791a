package org.mastoplay.modules;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.AccountState;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Module;
import org.mastoplay.module.PackageState;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;

/** A job that cron runs. */
@Module(
    name = "cron",
    summary = "Lets cron run a command at certain times, or sets a variable for its commands.",
    since = "0.1",
    needs = "crontab",
    examples = {
      """
      - name: Throw old media away every night
        cron:
          name: remove media
          user: mastodon
          minute: 15
          hour: 3
          job: cd ~/live && RAILS_ENV=production bin/tootctl media remove
      """,
      """
      - name: Keep a job in a file of its own
        cron:
          name: backup
          cron_file: mastodon-backup
          user: root
          special_time: daily
          job: /usr/local/bin/backup
      """,
      """
      - name: Send what jobs print to the administrator
        cron:
          name: MAILTO
          env: true
          user: mastodon
          job: admin@social.example
      """
    })
record Cron(
    @Doc("Name of the job, by which it is found again; with `env`, that of the variable")
        String name,
    @Doc("Command to run; with `env`, the value of the variable") @Alias("value")
        Optional<String> job,
    @Doc("Account to run it as") @Default("root") AccountName user,
    @Doc("Minute") @Default("*") String minute,
    @Doc("Hour") @Default("*") String hour,
    @Doc("Day of the month") @Alias("dom") @Default("*") String day,
    @Doc("Month, as a number or jan, feb …") @Default("*") String month,
    @Doc("Day of the week: 0 or 7 is Sunday, or sun, mon …") @Alias("dow") @Default("*")
        String weekday,
    @Doc("A time by its name, instead of the five above") Optional<Special> specialTime,
    @Doc("File in /etc/cron.d, or its whole path, instead of the account's own table")
        Optional<String> cronFile,
    @Doc("Whether the job is kept, but not run") @Default("false") boolean disabled,
    @Doc("Whether this is a variable for the jobs, not a job") @Default("false") boolean env,
    @Doc("Whether it shall be there") @Default("present") Presence state)
    implements TaskModule<Cron.Seen> {

  private static final RemotePath FOLDER = new RemotePath("/etc/cron.d");
  static final NeededPackage PACKAGE = new NeededPackage("cron");

  /** Times that have a name. */
  enum Special {
    @Doc("When the host starts")
    REBOOT,
    @Doc("Once an hour")
    HOURLY,
    @Doc("Once a day, at midnight")
    DAILY,
    @Doc("Once a week, on Sunday")
    WEEKLY,
    @Doc("Once a month, on its first day")
    MONTHLY,
    @Doc("Once a year")
    YEARLY,
    @Doc("The same as `yearly`")
    ANNUALLY
  }

  /**
   * What was seen.
   *
   * @param table what the account's own table holds
   * @param file the file, if the job is kept in one
   */
  record Seen(ScriptState table, FileState file, AccountState account, PackageState cron) {}

  Cron {
    CronTime.MINUTE.check(minute);
    CronTime.HOUR.check(hour);
    CronTime.DAY.check(day);
    CronTime.MONTH.check(month);
    CronTime.WEEKDAY.check(weekday);
    if (name.isBlank() || name.contains("\n") || job.filter(it -> it.contains("\n")).isPresent()) {
      throw new IllegalArgumentException("cron takes one line: `name` and `job` have no breaks");
    }
    if (state == Presence.PRESENT && job.filter(it -> !it.isBlank()).isEmpty()) {
      throw new IllegalArgumentException(
          env ? "give the `value` of the variable" : "give the `job`, a command");
    }
    if (env && !name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException("`%s` can't be the name of a variable".formatted(name));
    }
    if (env && (specialTime.isPresent() || disabled)) {
      throw new IllegalArgumentException("a variable has no time, and can't be disabled");
    }
    if (specialTime.isPresent() && !(minute + hour + day + month + weekday).equals("*****")) {
      throw new IllegalArgumentException("give either `special_time` or a time");
    }
    var file = cronFile.map(it -> it.substring(it.lastIndexOf('/') + 1));
    if (file.filter(it -> !it.matches("[A-Za-z0-9_-]+")).isPresent()) {
      throw new IllegalArgumentException(
          "cron passes over files such as `%s`: their names take letters, digits, `_` and `-`"
              .formatted(file.get()));
    }
  }

  /** The command that prints the account's own table. */
  Script list() {
    return Script.command("crontab", "-u", user.text(), "-l").needing("crontab");
  }

  Optional<RemotePath> file() {
    return cronFile.map(it -> it.startsWith("/") ? new RemotePath(it) : FOLDER.child(it));
  }

  @Override
  public Probe<Seen> probe() {
    var table =
        file().isEmpty()
            ? Probe.script(list())
            : Probe.<ScriptState>known(new ScriptState.Ran(0, "", ""));
    var kept =
        file()
            .map(it -> Probe.file(it, Depth.CONTENT))
            .orElseGet(() -> Probe.known(new FileState.Absent()));
    return table
        .with(kept, Map::entry)
        .with(Probe.account(user.text()), Map::entry)
        .with(
            Probe.aptPackage(PACKAGE.name()),
            (it, cron) ->
                new Seen(it.getKey().getKey(), it.getKey().getValue(), it.getValue(), cron));
  }

  @Override
  public Plan plan(Seen now) {
    return new CronPlans(this, now).plan();
  }

  /** The line of the job or variable itself. */
  String line() {
    if (env) {
      return "%s=\"%s\"".formatted(name, job.orElse(""));
    }
    var time =
        specialTime
            .map(it -> "@" + it.name().toLowerCase(Locale.ROOT))
            .orElseGet(() -> String.join(" ", minute, hour, day, month, weekday));
    return (disabled ? "#" : "")
        + time
        + " "
        + (file().isPresent() ? user + " " : "")
        + job.orElse("");
  }
}
