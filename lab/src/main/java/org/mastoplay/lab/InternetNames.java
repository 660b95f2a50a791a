package org.mastoplay.lab;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/** What the lab's name server answers, in the words of dnsmasq(8). */
final class InternetNames {
  private static final List<String> SERVICES =
      List.of("internet", "acme", "git", "gems", "smtp", "s3");

  /** Names of the real internet that installers ask whatever a playbook says. */
  private static final List<String> STOOD_IN_FOR =
      List.of(
          "rubygems.org",
          "index.rubygems.org",
          "registry.npmjs.org",
          "registry.yarnpkg.com",
          "repo.yarnpkg.com");

  private InternetNames() {}

  /** Each host and all below its name; the site, which is at the first host that may serve it. */
  static String of(List<LabHost> hosts) {
    var internet = hosts.stream().filter(InternetAccess::isInternet).toList();
    var guests = hosts.stream().filter(host -> !InternetAccess.isInternet(host)).toList();
    var fronts =
        Stream.of("web", "mastodon")
            .flatMap(group -> guests.stream().filter(host -> host.groups().contains(group)));
    return Stream.of(
            Stream.of(new Resource("internet/dns.conf").text()),
            internet.stream().flatMap(InternetNames::ofInternet),
            guests.stream().map(host -> line(host.name() + "." + Internet.DOMAIN, host)),
            Stream.concat(fronts, guests.stream()).limit(1).map(host -> line(Internet.SITE, host)))
        .flatMap(lines -> lines)
        .collect(joining());
  }

  private static Stream<String> ofInternet(LabHost host) {
    var services = SERVICES.stream().map(name -> name + "." + Internet.DOMAIN);
    return Stream.concat(services, STOOD_IN_FOR.stream()).map(name -> line(name, host));
  }

  private static String line(String name, LabHost host) {
    return "address=/%s/%s\n".formatted(name, host.address());
  }
}
