package org.mastoplay.modules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.KeepsSecrets;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Value;
import org.mastoplay.text.Diagnosis;

/** A look at a web page. */
@Module(
    name = "check_http",
    summary = "Checks what a web server answers; changes nothing.",
    since = "0.1",
    needs = "curl",
    examples = {
      """
      - name: See that Mastodon answers
        check_http:
          url: https://social.example/api/v2/instance
          body: ['"domain":"social.example"']
      """,
      """
      - name: See that this host's nginx leads to https in one step
        check_http:
          url: http://social.example/about
          resolve: 127.0.0.1
          redirect: https://social.example/about
      """
    })
@Tells(name = "ok", doc = "Whether all is well")
@Tells(name = "status", doc = "The status code; 0 if there was no answer")
@Tells(name = "url", doc = "The address that answered, behind all redirects")
record CheckHttp(
    @Doc("Address of the page") String url,
    @Doc("Status codes that are right") @Default("200") List<Integer> status,
    @Doc("How many redirects to follow at most") @Default("5") int follow,
    @Doc("Address to which it must redirect at once; nothing is followed then")
        Optional<String> redirect,
    @Doc("IP address to ask, whatever the name servers say") Optional<String> resolve,
    @Doc("Headers to send") @KeepsSecrets Map<String, String> headers,
    @Doc("Headers that the answer must have, and a part of their values")
        Map<String, String> expectHeaders,
    @Doc("Texts that the page must contain") List<String> body,
    @Doc("File on the host with the authorities to trust, instead of its own")
        Optional<RemotePath> caBundle,
    @Doc("Whether the certificate must be trusted") @Default("true") boolean validateCerts,
    @Doc("How many seconds to wait for the whole answer") @Default("20") int timeout,
    @Doc("Whether it is wrong that curl is missing") @Default("false") boolean required,
    @Doc("What follows if the answer isn't right") @Default("fail") Severity severity)
    implements TaskModule<ScriptState> {

  private static final String ASK =
      """
      folder=$(mktemp -d) || exit
      trap 'rm -rf "$folder"' EXIT
      curl -K - -sS -o "$folder/body" -D "$folder/head" -w \\
        'status %{http_code}\\nurl %{url_effective}\\nredirect %{redirect_url}\\n' \\
        2>"$folder/words"
      echo "curl $?"
      sed 's/^/words /' "$folder/words"
      if [ -e "$folder/head" ]; then
        tr -d '\\r' <"$folder/head" | sed -n '/^HTTP/h; /^HTTP/!H; ${x;s/^/header /;s/\\n/\\nheader /g;p}'
      fi
      for text; do
        if [ -e "$folder/body" ] && grep -qF -- "$text" "$folder/body"; then continue; fi
        printf 'lacks %s\\n' "$text"
      done
      """;

  CheckHttp {
    if (!url.matches("https?://[^\\s\"/?#]+(/\\S*|\\?\\S*)?")) {
      throw new IllegalArgumentException(
          "`%s` is not the address of a page, such as https://social.example/".formatted(url));
    }
    if (follow < 0 || follow > 20 || timeout < 1 || timeout > 50) {
      throw new IllegalArgumentException(
          "`follow` is a number from 0 to 20, `timeout` one from 1 to 50");
    }
    resolve.ifPresent(Addresses::canonical);
    if (body.stream().anyMatch(it -> it.contains("\n"))) {
      throw new IllegalArgumentException("a text in `body` has no line breaks");
    }
  }

  @Override
  public Probe<ScriptState> probe() {
    return Probe.script(
        Script.of(ASK, body.toArray(String[]::new)).reading(config().content()).needing("curl"));
  }

  private CurlConfig config() {
    var config =
        new CurlConfig()
            .with("url", url)
            .with("max-time", String.valueOf(timeout))
            .with("resolve", resolve.map(it -> "%s:%s".formatted(authority(), it)))
            .with("cacert", caBundle.map(RemotePath::text));
    for (var header : headers.entrySet()) {
      config = config.with("header", "%s: %s".formatted(header.getKey(), header.getValue()));
    }
    if (!validateCerts) {
      config = config.with("insecure");
    }
    return redirect.isPresent() || follow == 0
        ? config
        : config.with("location").with("max-redirs", String.valueOf(follow));
  }

  /** Name and port. */
  private String authority() {
    var name = url.replaceFirst("https?://", "").replaceFirst("[/?].*", "");
    return name.matches(".*:\\d+") ? name : name + (url.startsWith("https") ? ":443" : ":80");
  }

  @Override
  public Plan plan(ScriptState now) {
    var report = Finding.report(now);
    return Finding.of(now, url, this::judge)
        .plan(
            severity,
            required,
            Value.Fields.NONE
                .with("status", report.number("status", 0))
                .with("url", report.get("url")));
  }

  private Finding judge(Report report) {
    var curl = report.number("curl", 0);
    if (curl != 0) {
      return new Finding.Broken(CurlTrouble.of(url, curl, words(report)));
    }
    var code = (int) report.number("status", 0);
    if (redirect.isPresent()) {
      return redirected(code, report.get("redirect"), redirect.get());
    }
    if (!status.contains(code)) {
      return new Finding.Broken(HttpTrouble.of(url, code, status));
    }
    for (var header : expectHeaders.entrySet()) {
      var found = header(report, header.getKey());
      if (found.filter(it -> it.contains(header.getValue())).isEmpty()) {
        return new Finding.Broken(
            Diagnosis.of(
                    "The answer of %s has no header `%s: %s`."
                        .formatted(url, header.getKey(), header.getValue()))
                .because(
                    found
                        .map(it -> "It says `%s: %s`.".formatted(header.getKey(), it))
                        .orElse("It has no header of that name."))
                .remedy("Check the settings of the web server."));
      }
    }
    return report
        .first("lacks")
        .<Finding>map(it ->
            new Finding.Broken(
                Diagnosis.of("The page %s doesn't contain `%s`.".formatted(url, it))
                    .because("Another service answers, or it shows something else.")
                    .remedy("Look at the page in a browser.")))
        .orElseGet(
            () -> new Finding.Holds("%s answers with %d".formatted(report.get("url"), code)));
  }

  private Finding redirected(int code, String there, String wanted) {
    return code >= 300 && code < 400 && there.equals(wanted)
        ? new Finding.Holds("%s leads to %s".formatted(url, there))
        : new Finding.Broken(
            Diagnosis.of("%s doesn't lead to %s at once.".formatted(url, wanted))
                .because(
                    there.isEmpty()
                        ? "It answers with %d, and leads nowhere.".formatted(code)
                        : "It leads to %s.".formatted(there))
                .remedy("Check the redirects of the web server."));
  }

  private static Optional<String> header(Report report, String name) {
    return report.all("header").stream()
        .filter(it -> it.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(it -> it.substring(name.length() + 1).strip())
        .findFirst();
  }

  private static String words(Report report) {
    return String.join("\n", report.all("words"));
  }
}
