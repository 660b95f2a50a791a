package org.mastoplay.lab;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/**
 * The lab's little internet, as tests ask about it: one host that serves the hosts of a lab with
 * names, certificates, code, gems, mail and object storage, so that no rehearsal needs the real
 * one.
 *
 * @param address the IPv4 address of that host
 */
public record Internet(String address) {
  /** The name of the host that it lives on. */
  public static final String HOST = "internet";

  /** The domain that all its names are in. */
  public static final String DOMAIN = "lab.test";

  /** The site that a rehearsal sets up. */
  public static final String SITE = "social." + DOMAIN;

  /** The mail that came for an address, oldest first, as a list in JSON. */
  public String mailTo(String recipient) {
    var query = "?to=" + URLEncoder.encode(recipient, StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(URI.create("http://" + address + ":8085/messages" + query));
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new LabException("The lab's mail server does not answer: %s".formatted(e), e);
    } catch (InterruptedException e) {
      throw Commands.interrupted(e);
    }
  }
}
