package org.mastoplay.modules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.module.Action;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Change;
import org.mastoplay.module.Default;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Doc;
import org.mastoplay.module.KeepsSecrets;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Touch;
import org.mastoplay.module.Value;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.Secret;

/** A request to a web server. */
@Module(
    name = "uri",
    summary = "Sends a request to a web server from the host, and tells what it answers.",
    since = "0.1",
    needs = "curl",
    examples = {
      """
      - name: See that the site answers
        uri:
          url: https://social.example/health
          return_content: true
        register: health
        until: health.status == 200
        retries: 10
        delay: 3
      """,
      """
      - name: Tell the others that it is done
        uri:
          url: https://chat.example/api/messages
          method: POST
          body: {text: The server is up to date.}
          body_format: json
          status_code: [200, 201]
      """
    })
@Tells(name = "status", doc = "The status of the answer, such as 200")
@Tells(name = "url", doc = "The address that answered in the end")
@Tells(name = "redirected", doc = "Whether the server sent it on to another address")
@Tells(name = "content_type", doc = "What kind of content it is")
@Tells(name = "content", doc = "The content, if `return_content` asks for it")
@Tells(name = "json", doc = "The content as values, if it is JSON")
@Tells(name = "headers", doc = "The headers of the answer, their names in lower case")
record Uri(
    @Doc("Address") @KeepsSecrets String url,
    @Doc("Method; all but GET, HEAD and OPTIONS count as a change") @Default("GET") String method,
    @Doc("What to send: a text, or values for the formats that have them") Optional<Value> body,
    @Doc("How `body` is written") @Default("raw") Format bodyFormat,
    @Doc("Statuses that are right; 200 unless given") List<Integer> statusCode,
    @Doc("Whether the content of the answer is told, too; JSON always is") @Default("false")
        boolean returnContent,
    @Doc("Headers to send") @KeepsSecrets Map<String, String> headers,
    @Doc("Seconds that it may take") @Default("30") int timeout,
    @Doc("When to go where the server sends it on to") @Default("safe") Follow followRedirects,
    @Doc("Name to log in with") @Alias("user") Optional<Secret> urlUsername,
    @Doc("Password to log in with") @Alias("password") Optional<Secret> urlPassword,
    @Doc("Whether name and password are sent at once; they always are") @Default("true")
        boolean forceBasicAuth,
    @Doc("Path that it makes: if it is there, nothing is asked") Optional<RemotePath> creates,
    @Doc("Path that it removes: if it is not there, nothing is asked") Optional<RemotePath> removes,
    @Doc("File for the content; that counts as a change") Optional<RemotePath> dest,
    @Doc("Socket to ask through instead of the network") Optional<RemotePath> unixSocket,
    @Doc("Whether the server has to prove who it is") @Default("true") boolean validateCerts,
    @Doc("File of the certificates to trust instead of the system's") Optional<RemotePath> caPath,
    @Doc("File of the certificate to log in with") Optional<RemotePath> clientCert,
    @Doc("File of its key") Optional<RemotePath> clientKey)
    implements TaskModule<Guard.Verdict> {

  private static final Set<String> ASKING = Set.of("GET", "HEAD", "OPTIONS");

  /** How a body is written. */
  enum Format {
    @Doc("As it is")
    RAW,
    @Doc("As JSON")
    JSON,
    @Doc("As the fields of a form")
    FORM_URLENCODED
  }

  /** When redirections are followed. */
  enum Follow {
    @Doc("With GET and HEAD")
    SAFE,
    @Doc("Always")
    ALL,
    @Doc("Never")
    NONE
  }

  Uri {
    if (!url.matches("(?i)https?://\\S+")) {
      throw new IllegalArgumentException(
          "this is not the address of a web page: it begins with https:// or http://");
    }
    if (!method.matches("[A-Za-z]+")) {
      throw new IllegalArgumentException("`%s` is not a method, such as GET".formatted(method));
    }
    method = method.toUpperCase(Locale.ROOT);
    statusCode = statusCode.isEmpty() ? List.of(200) : List.copyOf(statusCode);
    if (urlUsername.isEmpty() && urlPassword.isPresent()) {
      throw new IllegalArgumentException("`url_password` needs `url_username`");
    }
    if (bodyFormat == Format.FORM_URLENCODED
        && body.filter(it -> !(it instanceof Value.Fields)).isPresent()) {
      throw new IllegalArgumentException("the `body` of a form is a map of its fields");
    }
    if (timeout < 1) {
      throw new IllegalArgumentException("`timeout` is at least 1");
    }
  }

  @Override
  public Probe<Guard.Verdict> probe() {
    return new Guard(creates, removes, Optional.empty(), Optional.empty(), Optional.empty())
        .probe();
  }

  @Override
  public Plan plan(Guard.Verdict now) {
    if (!now.runs()) {
      return Plan.says("not asked: " + now.reason());
    }
    var script = UriHost.script(this);
    if (ASKING.contains(method) && dest.isEmpty()) {
      return Plan.asks("a run asks " + url, script);
    }
    var what = dest.map(it -> method + " into " + it).orElse(method);
    return Plan.of(
        Change.of(new Difference.Happens(url, what), new Action.Run(script), Touch.anything()));
  }

  @Override
  public Optional<Diagnosis> failure(Action last, ScriptState.Ran outcome) {
    return UriAnswer.trouble(this, outcome);
  }

  @Override
  public Value.Fields told(String output) {
    return UriAnswer.of(output).told(returnContent);
  }
}
