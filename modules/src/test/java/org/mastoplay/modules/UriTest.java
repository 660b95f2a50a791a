package org.mastoplay.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mastoplay.module.Content;
import org.mastoplay.module.Modules;
import org.mastoplay.module.Value;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;

/** The cases of {@link Uri}, how it asks curl, and how it reads what was answered. */
final class UriTest extends ModuleTable {
  @Override
  List<Case> cases() {
    return List.of(
        row(
            "asks",
            "uri: {url: https://a.example/, status_code: [200, 204]}",
            Observed.bare(),
            "> a run asks https://a.example/",
            "$  200 204"),
        row(
            "sends",
            "uri: {url: https://a.example/, method: post, body: hi}",
            Observed.bare(),
            "* https://a.example/ POST",
            "$  200"),
        row(
            "fetches",
            "uri: {url: https://a.example/, dest: /srv/it}",
            Observed.bare(),
            "* https://a.example/ GET into /srv/it",
            "$ /srv/it 200"),
        row(
            "not needed",
            "uri: {url: https://a.example/, creates: /srv/it}",
            Observed.bare().folder("/srv/it", "0755", "root"),
            "= not asked: /srv/it is there"),
        row(
            "no address",
            "uri: {url: a.example}",
            Observed.bare(),
            "? this is not the address of a web page: it begins with https:// or http://"),
        row(
            "a password of nobody",
            "uri: {url: https://a.example/, password: x}",
            Observed.bare(),
            "? `url_password` needs `url_username`"),
        row(
            "no form",
            "uri: {url: https://a.example/, body: x, body_format: form_urlencoded}",
            Observed.bare(),
            "? the `body` of a form is a map of its fields"));
  }

  @Test
  void asksCurlByItsOptionsInAFile() {
    assertThat(
            config(
                """
                {url: "http://a.example/", method: POST, user: al, password: "a\\\\b\\"c",
                 headers: {X-B: "2", X-A: "1"}, body: {n: 1, t: "a\\nb"}, body_format: json,
                 validate_certs: false, unix_socket: /run/it}\
                """))
        .isEqualTo(
            """
            silent
            show-error
            globoff
            url = "http://a.example/"
            request = "POST"
            max-time = "30"
            user-agent = "mastoplay"
            header = "X-A: 1"
            header = "X-B: 2"
            header = "Content-Type: application/json"
            data-raw = "{\\"n\\":1,\\"t\\":\\"a\\\\nb\\"}"
            user = "al:a\\\\b\\"c"
            unix-socket = "/run/it"
            insecure
            """);
  }

  @Test
  void tellsWhatWasAnswered() {
    var answer =
        UriAnswer.of(
            """
            status 200
            url https://a.example/b
            redirects 1
            HTTP/2 200
            Content-Type: application/activity+json; charset=utf-8
            Set-Cookie: a
            set-cookie: b

            {"x": [1, null, "\\u00dc\\n"], "y": {}}
            """);
    assertThat(answer.told(false).byName())
        .containsEntry("status", new Value.Numeric("200"))
        .containsEntry("redirected", new Value.Flag(true))
        .containsEntry("content", new Value.Text(""))
        .containsEntry(
            "json",
            new Value.Fields(
                Map.of(
                    "x",
                    new Value.Items(
                        List.of(
                            new Value.Numeric("1"), new Value.Nothing(), new Value.Text("Ü\n"))),
                    "y",
                    Value.Fields.NONE)));
    assertThat(answer.headers()).containsEntry("set-cookie", "a, b");
  }

  @Test
  void takesNothingForJsonThatIsNone() {
    for (var text :
        List.of("", "{", "[1,]", "{\"a\" 1}", "01", "\"a", "nul", "[1] 2", "[".repeat(101))) {
      assertThat(JsonReader.read(text)).as(text).isEmpty();
    }
  }

  private static String config(String arguments) {
    var problems = new Problems();
    var module = new Modules(List.of(new BuiltInModules())).find("uri").orElseThrow();
    var bound =
        module.bind(Yaml.read(arguments), new Source("case", arguments).start(), CONTEXT, problems);
    assertThat(problems.list()).isEmpty();
    return UriHost.script((Uri) bound.orElseThrow()).stdin().flatMap(Content::text).orElseThrow();
  }
}
