package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mastoplay.lab.Suite;

/** A web host, from a bare host to its page. */
class WebHostIT {
  private static final String SITE = "playbooks/web-host.yml";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Suite.class)
  void isForetoldAppliedAndThenInOrder(Suite suite) throws Exception {
    try (var rehearsal = Rehearsal.boot(folder, suite, Map.of("web1", Set.of("web")))) {
      var foretold = rehearsal.site(SITE, true);
      assertThat(foretold.failed()).isEmpty();
      assertThat(foretold.open()).isEmpty();
      assertThat(foretold.changed()).hasSizeGreaterThan(15);

      var applied = rehearsal.site(SITE, false);
      assertThat(applied.failed()).isEmpty();
      assertThat(applied.changed()).isEqualTo(foretold.changed());
      assertThat(applied.surprises()).isEmpty();
      assertThat(page(rehearsal.address("web1"))).contains("<strong>web1</strong>");

      var again = rehearsal.site(SITE, false);
      assertThat(again.failed()).isEmpty();
      assertThat(again.changed()).isEmpty();
      assertThat(again.exchanges("web1")).isEqualTo(1);

      var foretoldAgain = rehearsal.site(SITE, true);
      assertThat(foretoldAgain.changed()).isEmpty();
      assertThat(foretoldAgain.exchanges("web1")).isEqualTo(1);
    }
  }

  private static String page(String address) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create("http://" + address + "/")).build();
      var response = client.send(request, BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(200);
      return response.body();
    }
  }
}
