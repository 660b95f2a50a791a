package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FreeForm;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Value;
import org.mastoplay.text.Diagnosis;

/** A look at what the name servers say of a name. */
@Module(
    name = "check_dns",
    summary = "Checks that a domain name leads to this host; changes nothing.",
    since = "0.1",
    examples = {
      """
      - name: See that the domain leads here, and that Let's Encrypt may certify it
        check_dns:
          name: social.example
          caa: letsencrypt.org
      """,
      """
      - name: See that the domain leads to the load balancer
        check_dns:
          name: social.example
          expected: [203.0.113.7, "2001:db8::7"]
      """
    })
@Tells(name = "ok", doc = "Whether all is well")
@Tells(name = "addresses", doc = "The addresses that the name servers tell")
record CheckDns(
    @Doc("Domain name") @FreeForm String name,
    @Doc("The addresses that it must lead to; those of this host unless given")
        List<String> expected,
    @Doc("Certificate authority that CAA records must allow, such as letsencrypt.org")
        Optional<String> caa,
    @Doc("What follows if it isn't so") @Default("fail") Severity severity)
    implements TaskModule<ScriptState> {

  CheckDns {
    if (!name.matches("(?i)[a-z0-9_]([a-z0-9_-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")) {
      throw new IllegalArgumentException(
          "`%s` is not a domain name: write one such as social.example, without https://, and"
                  .formatted(name)
              + " other letters in punycode (xn--…)");
    }
    expected.forEach(Addresses::canonical);
  }

  @Override
  public Probe<ScriptState> probe() {
    return Probe.script(DnsScript.look(name, caa.isPresent()));
  }

  @Override
  public Plan plan(ScriptState now) {
    var told = addresses(Finding.report(now));
    return Finding.of(now, "The name %s".formatted(name), this::judge)
        .plan(
            severity,
            Value.Fields.NONE.with(
                "addresses", new Value.Items(told.stream().<Value>map(Value.Text::new).toList())));
  }

  private static List<String> addresses(Report report) {
    return Stream.concat(report.all("a").stream(), report.all("aaaa").stream()).toList();
  }

  private Finding judge(Report report) {
    var told = addresses(report);
    if (told.isEmpty()) {
      return new Finding.Broken(
          Diagnosis.of("The name %s has no address.".formatted(name))
              .because("No name server knows an A or AAAA record of it, or none can be reached.")
              .remedy(
                  "Add an A record%s where the domain was bought. It may take an hour until"
                          .formatted(target(report))
                      + " everybody sees it."));
    }
    var own = report.all("own").stream().map(Addresses::canonical).toList();
    var wanted = expected.isEmpty() ? own : expected.stream().map(Addresses::canonical).toList();
    var canonical = told.stream().map(Addresses::canonical).toList();
    var foreign = new ArrayList<>(canonical);
    foreign.removeAll(wanted);
    if (!foreign.isEmpty()) {
      return expected.isEmpty() && cannotTell(own, foreign)
          ? new Finding.Holds(
              "%s leads to %s; this host only knows its private addresses, so give `expected`"
                  .formatted(name, String.join(", ", told)))
          : new Finding.Broken(elsewhere(foreign, wanted));
    }
    var lacking = new ArrayList<>(wanted);
    lacking.removeAll(canonical);
    if (!expected.isEmpty() && !lacking.isEmpty()) {
      return new Finding.Broken(
          Diagnosis.of(
                  "The name %s doesn't lead to %s.".formatted(name, String.join(", ", lacking)))
              .because("It only leads to %s.".formatted(String.join(", ", told)))
              .remedy("Add the missing record where the domain was bought."));
    }
    return forbidden(report)
        .<Finding>map(Finding.Broken::new)
        .orElseGet(
            () -> new Finding.Holds("%s leads to %s".formatted(name, String.join(", ", told))));
  }

  /** Behind a router that translates addresses, a host doesn't know the public one. */
  private static boolean cannotTell(List<String> own, List<String> foreign) {
    return foreign.stream()
        .allMatch(it ->
            !it.contains(":")
                && !Addresses.isPrivate(it)
                && own.stream()
                    .filter(mine -> mine.contains(":") == it.contains(":"))
                    .allMatch(Addresses::isPrivate)
                && own.stream().anyMatch(mine -> mine.contains(":") == it.contains(":")));
  }

  private Diagnosis elsewhere(List<String> foreign, List<String> wanted) {
    var record = foreign.stream().anyMatch(it -> !it.contains(":")) ? "A" : "AAAA";
    return Diagnosis.of(
            "The name %s leads to %s, which is not this host."
                .formatted(name, String.join(", ", foreign)))
        .because(
            record.equals("A")
                ? "Visitors, and whoever issues certificates, go there instead."
                : "Whoever uses IPv6 goes there instead; and certificate authorities prefer IPv6.")
        .remedy(
            "Let the %s record be %s, or remove it; if a proxy or a router is before this host, give"
                    .formatted(record, wanted.isEmpty() ? "this host" : String.join(" or ", wanted))
                + " its address as `expected`.");
  }

  private Optional<Diagnosis> forbidden(Report report) {
    var issuers =
        report.all("caa").stream()
            .filter(it -> it.startsWith("issue "))
            .map(it -> it.substring("issue ".length()).split(";", 2)[0].strip())
            .toList();
    return caa.filter(it -> !issuers.isEmpty() && !issuers.contains(it))
        .map(it ->
            Diagnosis.of("%s may not issue certificates for %s.".formatted(it, name))
                .because(
                    "CAA records of the domain allow %s only."
                        .formatted(String.join(", ", issuers)))
                .remedy(
                    "Add a CAA record `0 issue \"%s\"` where the domain was bought."
                        .formatted(it)));
  }

  private String target(Report report) {
    return Stream.concat(expected.stream(), report.all("own").stream())
        .filter(it -> !it.contains(":"))
        .findFirst()
        .map(it -> " with the value " + it)
        .orElse("");
  }
}
