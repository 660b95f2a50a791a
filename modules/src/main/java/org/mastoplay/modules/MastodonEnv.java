package org.mastoplay.modules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Content;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.KeepsSecrets;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.text.Diagnosis;

/** Mastodon's settings. */
@Module(
    name = "mastodon_env",
    summary =
        "Keeps Mastodon's settings in .env.production, and sees that none changes that never may.",
    since = "0.1",
    needs = "psql",
    examples = {
      """
      - name: Write Mastodon's settings
        mastodon_env:
          settings:
            LOCAL_DOMAIN: social.example
            DB_HOST: /var/run/postgresql
            SMTP_SERVER: smtp.example
            SMTP_PORT: 587
        become_user: mastodon
      """,
      """
      - name: Remove a setting with which Mastodon doesn't start any more
        mastodon_env:
          settings:
            ES_PREFIX: mastodon
          remove: REDIS_NAMESPACE
        become_user: mastodon
      """
    })
record MastodonEnv(
    @Doc("The file") @Default("/home/mastodon/live/.env.production") RemotePath path,
    @Doc("Settings by their names; others in the file stay as they are") @KeepsSecrets
        Map<String, String> settings,
    @Doc("Names of settings that shall not be in it") List<String> remove,
    @Doc("Account that owns the file") @Default("mastodon") AccountName owner,
    @Doc("Group of the file") @Default("mastodon") AccountName group,
    @Doc("Mode of the file") @Default("0600") Mode mode)
    implements TaskModule<MastodonEnv.Seen> {

  /**
   * What was seen.
   *
   * @param people how many accounts the database has, if that matters
   */
  record Seen(FileState file, Optional<ScriptState> people) {}

  private static final String PEOPLE =
      """
      select to_regclass('public.accounts') is not null as made \\gset
      \\if :made
      select 'people ' || count(*) from (select from public.accounts where id <> -99 limit 1000) a;
      \\endif
      """;

  MastodonEnv {
    if (settings.isEmpty() && remove.isEmpty()) {
      throw new IllegalArgumentException("give `settings`, `remove`, or both");
    }
    EnvRules.check(settings, remove);
  }

  @Override
  public Probe<Seen> probe() {
    return Probe.file(path, Depth.CONTENT)
        .then(file ->
            Live.read(file)
                .filter(old -> EnvRules.forbidden(old, settings, remove).isPresent())
                .map(old ->
                    Live.ask(Optional.of(old), PEOPLE)
                        .map(people -> new Seen(file, Optional.of(people))))
                .orElseGet(() -> Probe.known(new Seen(file, Optional.empty()))));
  }

  @Override
  public Plan plan(Seen now) {
    var old = Live.read(now.file()).orElseGet(() -> Dotenv.parse(""));
    var forbidden = EnvRules.forbidden(old, settings, remove);
    var refusal = forbidden.flatMap(key -> now.people().flatMap(it -> refusal(key, it)));
    if (refusal.isPresent()) {
      return Plan.impossible(refusal.get());
    }
    var wanted = old;
    for (var setting : settings.entrySet()) {
      wanted = wanted.with(setting.getKey(), setting.getValue());
    }
    for (var key : remove) {
      wanted = wanted.without(key);
    }
    return new DesiredFile(
            path,
            Content.of(wanted.text()),
            new Rights(Optional.of(mode), Optional.of(owner), Optional.of(group)))
        .plan(now.file());
  }

  private static Optional<Diagnosis> refusal(String key, ScriptState people) {
    var what = "The setting %s can't be changed any more.".formatted(key);
    return switch (people) {
      case ScriptState.Ran ran when ran.succeeded() -> {
        var count = new Report(ran.out()).number("people", 0);
        yield count == 0
            ? Optional.empty()
            : Optional.of(
                Diagnosis.of(what)
                    .because(
                        "The database already has %s, and %s"
                            .formatted(
                                count == 1 ? "an account" : count + " accounts",
                                EnvRules.harm(key)))
                    .remedy("Set the value that is in the file, as it was."));
      }
      case ScriptState.Ran ran ->
          Optional.of(
              Diagnosis.of(what)
                  .because(
                      "It can't be told whether the database has accounts; if it has, "
                          + EnvRules.harm(key))
                  .remedy(
                      "Set the value that is in the file; or see that the database can be asked"
                          + " with the settings in it, with `become: true` and `become_user:"
                          + " mastodon`.")
                  .words(ran.err()));
      case ScriptState.Unavailable it ->
          Optional.of(
              Diagnosis.of(what)
                  .because(
                      "It can't be told whether the database has accounts, since `%s` isn't installed."
                          .formatted(it.command()))
                  .remedy("Install postgresql-client, or set the value that is in the file."));
    };
  }
}
