package org.mastoplay.modules;

import com.google.common.io.BaseEncoding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
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
import org.mastoplay.module.Value;

/** A setting that Mastodon keeps in its database. */
@Module(
    name = "mastodon_setting",
    summary = "Keeps one of the settings that administrators make on Mastodon's pages.",
    since = "0.1",
    needs = "psql",
    examples = {
      """
      - name: Let whoever asks in
        mastodon_setting:
          name: registrations_mode
          value: approved
        become_user: mastodon
      """,
      """
      - name: Keep pictures from elsewhere for a week
        mastodon_setting:
          name: media_cache_retention_period
          value: 7
        become_user: mastodon
      """
    })
record MastodonSetting(
    @Doc("Name of the setting, such as site_title") String name,
    @Doc("Its value: a text, a number, true or false; nothing unless given") Optional<Value> value,
    @Doc("Folder that Mastodon lives in") @Default("/home/mastodon/live") RemotePath chdir)
    implements TaskModule<ScriptState> {

  // Texts may have line breaks, which a line of the answer can't.
  private static final String LOOK =
      """
      select to_regclass('public.settings') is not null as made \\gset
      \\if :made
      select 'value ' || encode(convert_to(coalesce(value, ''), 'UTF8'), 'hex') from public.settings
        where var = :'name' limit 1;
      \\endif
      """;

  private static final String SET = "Setting[ARGV.fetch(0)] = JSON.parse($stdin.read).fetch(0)";

  MastodonSetting {
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException(
          "`%s` is not the name of a setting, such as site_title".formatted(name));
    }
    if (value.filter(it -> it instanceof Value.Items || it instanceof Value.Fields).isPresent()) {
      throw new IllegalArgumentException("`value` is a text, a number, true or false");
    }
    if (value.filter(Value.Hidden.class::isInstance).isPresent()) {
      throw new IllegalArgumentException("Mastodon shows these settings, so they can't be secret");
    }
  }

  @Override
  public Probe<ScriptState> probe() {
    return new Live(chdir).ask(Map.of(), LOOK, "name=" + name);
  }

  @Override
  public Plan plan(ScriptState now) {
    if (now instanceof ScriptState.Ran ran && !ran.succeeded()) {
      return Plan.impossible(Live.silent(ran));
    }
    var kept = Finding.report(now).first("value").map(MastodonSetting::decoded);
    var before = kept.flatMap(RubyScalar::read);
    var wanted = value.orElseGet(Value.Nothing::new);
    if (before.equals(Optional.of(wanted))) {
      return Plan.inOrder();
    }
    var shown =
        kept.map(it -> before.map(MastodonSetting::shown).orElse("another")).orElse("as delivered");
    var script =
        Script.command(List.of("bin/rails", "runner", SET, name))
            .reading(Content.of("[" + json(wanted) + "]"));
    return Plan.of(
        Change.of(
            new Difference.Differs("Mastodon's setting " + name, "value", shown, shown(wanted)),
            new Action.Run(new Live(chdir).in(script)),
            Touch.anything()));
  }

  private static String decoded(String hex) {
    return Content.of(BaseEncoding.base16().lowerCase().decode(hex)).text().orElse("");
  }

  private static String shown(Value value) {
    return value instanceof Value.Text(var text) && !text.isEmpty()
        ? text.lines().findFirst().orElse("") + (text.indexOf('\n') < 0 ? "" : " …")
        : json(value);
  }

  private static String json(Value value) {
    return switch (value) {
      case Value.Flag it -> String.valueOf(it.holds());
      case Value.Numeric it -> it.digits();
      case Value.Text it -> quoted(it.text());
      default -> "null";
    };
  }

  private static String quoted(String text) {
    var json = new StringBuilder("\"");
    text.chars()
        .forEach(it -> {
          if (it < ' ') {
            json.append("\\u%04x".formatted(it));
          } else {
            json.append(it == '"' || it == '\\' ? "\\" : "").append((char) it);
          }
        });
    return json.append('"').toString();
  }
}
