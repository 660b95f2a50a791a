package org.mastoplay.modules;

import java.util.List;
import java.util.stream.Collectors;
import org.mastoplay.text.Diagnosis;

/** What a web server's status codes mean where Mastodon is behind it. */
final class HttpTrouble {
  private HttpTrouble() {}

  static Diagnosis of(String url, int code, List<Integer> wanted) {
    var it =
        Diagnosis.of(
            "%s answers with %d instead of %s."
                .formatted(
                    url,
                    code,
                    wanted.stream().map(String::valueOf).collect(Collectors.joining(" or "))));
    return switch (code) {
      case 301, 302, 307, 308 ->
          it.because("It leads elsewhere.")
              .remedy("Raise `follow`, or ask the address it leads to.");
      case 403 ->
          it.because("Mastodon refuses names that are not its own: LOCAL_DOMAIN and WEB_DOMAIN.")
              .remedy("See that nginx passes on the name: `proxy_set_header Host $host;`.");
      case 404 -> it.because("There is no such page.").remedy("Check the address.");
      case 413 ->
          it.because("A proxy on the way takes no file of this size.")
              .remedy("Raise `client_max_body_size` in nginx.");
      case 502, 504 ->
          it.because("nginx is there, but the service behind it doesn't answer.")
              .remedy("Look whether it runs: `systemctl status mastodon-web`.");
      case 503 ->
          it.because("The service says that it is closed for now.")
              .remedy("Wait until its maintenance ends, or look into its log.");
      case 500 ->
          it.because("The service made a mistake.")
              .remedy("Look into its log: `journalctl -u mastodon-web`.");
      default -> it.remedy("Look at the page in a browser.");
    };
  }
}
