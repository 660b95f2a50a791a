package org.mastoplay.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Debian's Chromium without a window, driven by chromedriver as W3C's WebDriver says; installs both
 * if they are not there.
 */
final class Browser implements AutoCloseable {
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonFactory json = new JsonFactory();
  private final Process driver;
  private final String base;

  /**
   * @param address where all names of {@code lab.test} lead to
   */
  Browser(Path folder, String address) throws IOException, InterruptedException {
    install();
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    driver =
        new ProcessBuilder(DRIVER.toString(), "--port=" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("chromedriver.log").toFile())
            .start();
    var at = "http://127.0.0.1:" + port;
    awaitReady(at);
    var capabilities =
        """
        {"capabilities": {"alwaysMatch": {"acceptInsecureCerts": true, "goog:chromeOptions": {"args": [
          "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
          "--disable-background-networking", "--disable-component-update", "--disable-sync",
          "--user-data-dir=%s", "--host-resolver-rules=MAP *.lab.test %s"]}}}}
        """
            .formatted(folder.resolve("chromium"), address);
    var session = value(post(at + "/session", capabilities), "sessionId");
    base = at + "/session/" + session;
  }

  private static void install() throws IOException, InterruptedException {
    if (Files.isExecutable(DRIVER)) {
      return;
    }
    var command =
        "export DEBIAN_FRONTEND=noninteractive; apt-get -q update && apt-get -q -y install"
            + " --no-install-recommends chromium chromium-driver";
    var root = System.getProperty("user.name").equals("root");
    var words = root ? List.of("sh", "-c", command) : List.of("sudo", "sh", "-c", command);
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("Chromium can't be installed: " + said);
    }
  }

  private void awaitReady(String at) throws InterruptedException, IOException {
    for (var tries = 0; ; tries++) {
      try {
        get(at + "/status");
        return;
      } catch (IOException notYet) {
        if (tries == 100) {
          throw notYet;
        }
        Thread.sleep(Duration.ofMillis(100));
      }
    }
  }

  void open(String url) throws IOException, InterruptedException {
    post(base + "/url", "{\"url\": %s}".formatted(quoted(url)));
  }

  /** The text of the page as a person reads it. */
  String text() throws IOException, InterruptedException {
    return value(get(base + "/element/" + find("body") + "/text"), "value");
  }

  void type(String selector, String text) throws IOException, InterruptedException {
    post(base + "/element/" + find(selector) + "/value", "{\"text\": %s}".formatted(quoted(text)));
  }

  void click(String selector) throws IOException, InterruptedException {
    post(base + "/element/" + find(selector) + "/click", "{}");
  }

  private String find(String selector) throws IOException, InterruptedException {
    var body = "{\"using\": \"css selector\", \"value\": %s}".formatted(quoted(selector));
    return value(post(base + "/element", body), "element-6066-11e4-a52e-4f735466cecf");
  }

  private String quoted(String text) throws IOException {
    var out = new StringWriter();
    try (var generator = json.createGenerator(out)) {
      generator.writeString(text);
    }
    return out.toString();
  }

  /** The text behind the first field of that name, however deep it stands. */
  private String value(String answer, String name) throws IOException {
    try (var parser = json.createParser(answer)) {
      while (parser.nextToken() != null) {
        if (name.equals(parser.currentName()) && parser.currentToken() == JsonToken.VALUE_STRING) {
          return parser.getText();
        }
      }
    }
    throw new IOException("no " + name + " in " + answer);
  }

  private String get(String url) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url)).build());
  }

  private String post(String url, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString(body)).build());
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() >= 400) {
      throw new IOException("chromedriver: " + response.body());
    }
    return response.body();
  }

  @Override
  public void close() {
    driver.descendants().forEach(ProcessHandle::destroy);
    driver.destroy();
    client.close();
  }
}
