package org.mastoplay.modules;

import com.google.common.net.UrlEscapers;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mastoplay.module.Content;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.Value;
import org.mastoplay.text.Secret;

/**
 * The request of {@link Uri} as curl takes it: all of it by standard input, where nobody sees it.
 */
final class UriHost {
  private static final String ASK =
      """
      dest=$1 statuses=$2
      body=$MASTOPLAY_DIR/uri.body head=$MASTOPLAY_DIR/uri.head
      if [ -n "$dest" ]; then body=$(mktemp "$dest.XXXXXX") || exit; fi
      trap 'rm -f -- "$body" "$head"' EXIT
      : >"$body"; : >"$head"
      told=$(curl --config - --dump-header "$head" --output "$body" \\
        --write-out 'status %{http_code}\\nurl %{url_effective}\\nredirects %{num_redirects}') ||
        exit
      printf '%s\\n' "$told"
      # Of several answers, each sent on by the one before, the last one counts.
      tr -d '\\r' <"$head" | awk 'BEGIN { RS = "" } { last = $0 } END { print last }'
      echo
      status=${told#status }
      status=${status%%[!0-9]*}
      if [ -z "$dest" ]; then
        cat "$body"
      else
        case " $statuses " in
          *" $status "*)
            if [ -e "$dest" ]; then
              chown --reference="$dest" -- "$body" && chmod --reference="$dest" -- "$body" || exit
            else
              chmod 644 -- "$body" || exit
            fi
            mv -fT -- "$body" "$dest" ;;
        esac
      fi
      """;

  private UriHost() {}

  static Script script(Uri task) {
    var statuses = task.statusCode().stream().map(String::valueOf).collect(Collectors.joining(" "));
    return Script.of(ASK, task.dest().map(RemotePath::text).orElse(""), statuses)
        .needing("curl")
        .reading(Content.of(config(task)));
  }

  /** The options of curl, one a line, as its manual describes for {@code --config}. */
  static String config(Uri task) {
    var lines = new StringBuilder("silent\nshow-error\ngloboff\n");
    option(lines, "url", task.url());
    if (task.method().equals("HEAD")) {
      lines.append("head\n");
    } else {
      option(lines, "request", task.method());
    }
    option(lines, "max-time", Integer.toString(task.timeout()));
    option(lines, "user-agent", "mastoplay");
    if (follows(task)) {
      lines.append("location\nmax-redirs = 10\n");
    }
    new TreeMap<>(task.headers())
        .forEach((name, value) -> option(lines, "header", name + ": " + value));
    task.body().ifPresent(it -> body(lines, task, it));
    task.urlUsername()
        .ifPresent(user ->
            option(
                lines,
                "user",
                user.reveal() + ":" + task.urlPassword().map(Secret::reveal).orElse("")));
    file(lines, "unix-socket", task.unixSocket());
    file(lines, "cacert", task.caPath());
    file(lines, "cert", task.clientCert());
    file(lines, "key", task.clientKey());
    if (!task.validateCerts()) {
      lines.append("insecure\n");
    }
    return lines.toString();
  }

  private static boolean follows(Uri task) {
    return switch (task.followRedirects()) {
      case ALL -> true;
      case NONE -> false;
      case SAFE -> task.method().equals("GET") || task.method().equals("HEAD");
    };
  }

  private static void body(StringBuilder lines, Uri task, Value body) {
    var typed =
        task.headers().keySet().stream()
            .anyMatch(it -> it.toLowerCase(Locale.ROOT).equals("content-type"));
    var isForm = task.bodyFormat() == Uri.Format.FORM_URLENCODED;
    var type =
        switch (task.bodyFormat()) {
          case RAW -> "";
          case JSON -> "application/json";
          case FORM_URLENCODED -> "application/x-www-form-urlencoded";
        };
    if (!typed) {
      // Without a type curl would say that it is a form.
      option(lines, "header", "Content-Type:" + (type.isEmpty() ? "" : " " + type));
    }
    // A text in place of JSON is taken for JSON that is written already.
    option(
        lines,
        "data-raw",
        body instanceof Value.Fields it && isForm ? form(it) : JsonText.plain(body));
  }

  private static String form(Value.Fields fields) {
    return fields.byName().entrySet().stream()
        .map(it -> encoded(it.getKey()) + "=" + encoded(JsonText.plain(it.getValue())))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return UrlEscapers.urlFormParameterEscaper().escape(text);
  }

  private static void file(StringBuilder lines, String name, Optional<RemotePath> path) {
    path.ifPresent(it -> option(lines, name, it.text()));
  }

  private static void option(StringBuilder lines, String name, String value) {
    var quoted =
        value
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\t", "\\t")
            .replace("\r", "\\r")
            .replace("\n", "\\n");
    lines.append(name).append(" = \"").append(quoted).append("\"\n");
  }
}
