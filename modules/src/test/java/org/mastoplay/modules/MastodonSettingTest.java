package org.mastoplay.modules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mastoplay.module.Value;

/** The cases of {@link MastodonSetting}, and of what Ruby writes. */
final class MastodonSettingTest extends ModuleTable {
  private static Observed kept(String yaml) {
    return Observed.bare()
        .file("/home/mastodon/live/.env.production", "DB_NAME=m\n", "0600", "mastodon")
        .answers("psql", "value " + HexFormat.of().formatHex(yaml.getBytes(UTF_8)) + "\n");
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "a bare host",
            "mastodon_setting: {name: trends, value: true}",
            Observed.bare(),
            "~ Mastodon's setting trends value as delivered → true"),
        row("in order", "mastodon_setting: {name: trends, value: true}", kept("--- true\n"), "="),
        row(
            "a text is no number",
            "mastodon_setting: {name: title, value: \"7\"}",
            kept("--- 7\n"),
            "~ Mastodon's setting title value 7 → 7"),
        row(
            "a list in its place",
            "mastodon_setting: {name: title, value: a}",
            kept("---\n- a\n"),
            "~ Mastodon's setting title value another → a"));
  }

  @Test
  void readsWhatRubyWrites() {
    assertThat(RubyScalar.read("--- open\n")).isEqualTo(text("open"));
    assertThat(RubyScalar.read("--- open\n...\n")).isEqualTo(text("open"));
    assertThat(RubyScalar.read("--- ''\n")).isEqualTo(text(""));
    assertThat(RubyScalar.read("--- 'it''s'\n")).isEqualTo(text("it's"));
    assertThat(RubyScalar.read("--- \"a\\tb\\u00e9\\\"\"\n")).isEqualTo(text("a\tb\u00e9\""));
    assertThat(RubyScalar.read("--- one\n  two\n")).isEqualTo(text("one two"));
    assertThat(RubyScalar.read("--- |-\n  a\n\n    b\n")).isEqualTo(text("a\n\n  b"));
    assertThat(RubyScalar.read("--- |\n  a\n  b\n")).isEqualTo(text("a\nb\n"));
    assertThat(RubyScalar.read("---\n...\n")).isEqualTo(Optional.of(new Value.Nothing()));
    assertThat(RubyScalar.read("--- \n")).isEqualTo(Optional.of(new Value.Nothing()));
    assertThat(RubyScalar.read("")).isEqualTo(Optional.of(new Value.Nothing()));
    assertThat(RubyScalar.read("--- 7.5\n")).isEqualTo(Optional.of(new Value.Numeric("7.5")));
    assertThat(RubyScalar.read("---\n- a\n")).isEmpty();
  }

  private static Optional<Value> text(String text) {
    return Optional.of(new Value.Text(text));
  }
}
