package org.mastoplay.modules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.KeepsSecrets;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.TaskModule;

/** Settings in a dotenv file. */
@Module(
    name = "env_file",
    summary = "Sets or removes settings in a dotenv file, and keeps all else that is in it.",
    since = "0.1",
    examples = {
      """
      - name: Tell Mastodon its domain and its mail server
        env_file:
          path: /home/mastodon/live/.env.production
          settings:
            LOCAL_DOMAIN: social.example
            SMTP_SERVER: mail.example
            SMTP_PASSWORD: ${smtp_password}
          owner: mastodon
          group: mastodon
      """,
      """
      - name: Forget a setting that Mastodon no longer reads
        env_file:
          path: /home/mastodon/live/.env.production
          key: REDIS_NAMESPACE
          state: absent
      """
    })
record EnvFile(
    @Doc("The dotenv file") @Alias({"dest", "name"}) RemotePath path,
    @Doc("Settings and their values") @KeepsSecrets Map<String, String> settings,
    @Doc("One setting, instead of `settings`") Optional<String> key,
    @Doc("Its value") @KeepsSecrets Optional<String> value,
    @Doc("Whether the settings are in the file; what they are doesn't matter with `absent`")
        @Default("present")
        Presence state,
    @Doc("Whether all other settings are removed; comments stay") @Default("false")
        boolean exclusive,
    @Doc("Whether a missing file is made") @Default("true") boolean create,
    @Doc("Permission bits") @Default("0600") ModeRule mode,
    @Doc("Account that owns it") Optional<Owner> owner,
    @Doc("Group that owns it") Optional<Owner> group,
    @Doc("Whether the old file is kept beside it, with the time in its name") @Default("false")
        boolean backup)
    implements TaskModule<EditedFile.Seen> {

  EnvFile {
    if (settings.isEmpty() == key.isEmpty()) {
      throw new IllegalArgumentException("give either `settings`, or `key` and `value`");
    }
    if (value.isPresent() && key.isEmpty()) {
      throw new IllegalArgumentException("`value` needs `key`, which is the name of the setting");
    }
    if (key.isPresent() && value.isEmpty() && state == Presence.PRESENT) {
      throw new IllegalArgumentException("`key` needs `value`, or `state: absent`");
    }
    if (exclusive && state == Presence.ABSENT) {
      throw new IllegalArgumentException("`exclusive` needs `state: present`");
    }
    if (state == Presence.PRESENT) {
      given(settings, key, value)
          .forEach((name, text) ->
              Dotenv.refusal(name, text)
                  .ifPresent(why -> {
                    throw new IllegalArgumentException(why);
                  }));
    }
  }

  private static Map<String, String> given(
      Map<String, String> settings, Optional<String> key, Optional<String> value) {
    var all = new LinkedHashMap<>(settings);
    key.ifPresent(it -> all.put(it, value.orElse("")));
    return all;
  }

  @Override
  public Probe<EditedFile.Seen> probe() {
    return EditedFile.look(path, new Access(Optional.of(mode), owner, group));
  }

  @Override
  public Plan plan(EditedFile.Seen now) {
    if (state == Presence.ABSENT && now.isAbsent()) {
      return Plan.inOrder();
    }
    return new EditedFile(Optional.empty(), backup)
        .plan(now, create, text -> edited(Dotenv.parse(text)).text());
  }

  private Dotenv edited(Dotenv file) {
    var wanted = given(settings, key, value);
    var edited = file;
    for (var it : wanted.entrySet()) {
      edited =
          state == Presence.PRESENT
              ? edited.with(it.getKey(), it.getValue())
              : edited.without(it.getKey());
    }
    if (exclusive) {
      for (var other : file.keys()) {
        edited = wanted.containsKey(other) ? edited : edited.without(other);
      }
    }
    return edited;
  }
}
