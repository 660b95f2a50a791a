package org.mastoplay.modules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.Value;
import org.mastoplay.text.Diagnosis;

/**
 * What a web server answered, as {@link UriHost} prints it: status, address, headers, an empty
 * line, the content.
 */
record UriAnswer(
    int status, String url, boolean redirected, Map<String, String> headers, String content) {
  private static final int MOST_SHOWN = 2000;

  static UriAnswer of(String output) {
    var end = output.indexOf("\n\n");
    var head = (end < 0 ? output : output.substring(0, end)).lines().toList();
    var headers = new LinkedHashMap<String, String>();
    head.stream()
        .skip(3)
        .filter(line -> line.indexOf(':') > 0)
        .forEach(line -> {
          var colon = line.indexOf(':');
          headers.merge(
              line.substring(0, colon).toLowerCase(Locale.ROOT),
              line.substring(colon + 1).strip(),
              "%s, %s"::formatted);
        });
    return new UriAnswer(
        Integer.parseInt(value(head, "status ").orElse("0")),
        value(head, "url ").orElse(""),
        !value(head, "redirects ").orElse("0").equals("0"),
        headers,
        end < 0 ? "" : output.substring(end + 2));
  }

  Value.Fields told(boolean all) {
    var type = headers.getOrDefault("content-type", "");
    var isJson = type.matches("(?i)application/([a-z.+-]+\\+)?json\\b.*");
    var named = new LinkedHashMap<String, Value>();
    headers.forEach((name, value) -> named.put(name, new Value.Text(value)));
    return Value.Fields.NONE
        .with("status", status)
        .with("url", url)
        .with("redirected", redirected)
        .with("content_type", type)
        .with("content", all ? content : "")
        .with(
            "json",
            isJson ? JsonReader.read(content).orElse(new Value.Nothing()) : new Value.Nothing())
        .with("headers", new Value.Fields(named));
  }

  /** Why a request failed; nothing if it did not. */
  static Optional<Diagnosis> trouble(Uri task, ScriptState.Ran outcome) {
    return outcome.status() == 0
        ? refused(task, of(outcome.out()))
        : Optional.of(unanswered(task, outcome));
  }

  private static Optional<Diagnosis> refused(Uri task, UriAnswer answer) {
    if (task.statusCode().contains(answer.status())) {
      return Optional.empty();
    }
    var wanted =
        task.statusCode().stream().map(String::valueOf).collect(Collectors.joining(" or "));
    var told =
        Diagnosis.of(
            "%s answered with status %d, and %s was wanted."
                .formatted(task.url(), answer.status(), wanted));
    var content = answer.content();
    return Optional.of(
        advised(told, answer.status())
            .words(
                content.length() > MOST_SHOWN ? content.substring(0, MOST_SHOWN) + "…" : content));
  }

  private static Diagnosis advised(Diagnosis told, int status) {
    return switch (status) {
      case 401, 403 ->
          told.because("The server doesn't let this request in.")
              .remedy("Check `url_username`, `url_password` or the header that proves who asks.");
      case 404 -> told.because("The server has nothing at this address.").remedy("Check `url`.");
      case 502, 503, 504 ->
          told.because("The server is there, but what works behind it doesn't answer.")
              .remedy(
                  "See whether that service runs; if it is only starting, let the task try again"
                      + " with `retries` and `until`.");
      default -> told.remedy("If that is right, name the status in `status_code`.");
    };
  }

  private static Diagnosis unanswered(Uri task, ScriptState.Ran outcome) {
    var told = Diagnosis.of("%s could not be asked.".formatted(task.url()));
    // The statuses with which curl ends, from its manual.
    return (switch (outcome.status()) {
          case 127 -> told.remedy("Install curl before this task: `apt: {name: curl}`.");
          case 6 ->
              told.because("Nobody knows a host of that name.")
                  .remedy("Check the name, and the DNS of this host.");
          case 7 ->
              told.because("Nothing answers at that port.")
                  .remedy("See whether the service runs there, and whether a firewall is between.");
          case 28 ->
              told.because("It took longer than %d s.".formatted(task.timeout()))
                  .remedy("See whether the server is overloaded; or raise `timeout`.");
          case 35, 51, 58, 60, 77 ->
              told.because("The server could not prove that it is who it says it is.")
                  .remedy(
                      "See that its certificate is valid for this name; name an authority of your"
                          + " own in `ca_path`.");
          default -> told.remedy("Read below what curl says.");
        })
        .words(outcome.err());
  }

  private static Optional<String> value(List<String> head, String key) {
    return head.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).strip())
        .findFirst();
  }
}
