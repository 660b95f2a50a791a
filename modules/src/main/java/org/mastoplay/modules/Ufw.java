package org.mastoplay.modules;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Content;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;

/** A rule, a default or the state of the firewall ufw. */
@Module(
    name = "ufw",
    summary = "Opens and shuts ports with the firewall ufw, for IPv4 and IPv6.",
    since = "0.1",
    needs = "ufw",
    examples = {
      """
      - name: Let SSH in
        ufw:
          rule: allow
          port: 22
          proto: tcp
      """,
      """
      - name: Let the web in
        ufw:
          rule: allow
          port: 80,443
          proto: tcp
          comment: nginx
      """,
      """
      - name: Shut all else
        ufw:
          state: enabled
          policy: deny
      """
    })
record Ufw(
    @Doc("Whether the firewall is in force, also after a reboot") Optional<State> state,
    @Doc("What happens where no rule says otherwise") @Alias("default") Optional<Policy> policy,
    @Doc("Which way: `in` unless given") Optional<Direction> direction,
    @Doc("How much is written to the system's log") Optional<Logging> logging,
    @Doc("What happens to what the other parameters describe") Optional<Action> rule,
    @Doc("Whether the rule is taken away") @Default("false") boolean delete,
    @Doc("Whether the rule is about what passes through this host") @Default("false") boolean route,
    @Doc("Number of the place for a new rule, counted from 1; 0 means the first of all")
        Optional<Integer> insert,
    @Doc("Whether the first packet of each connection is written to the log") @Default("false")
        boolean log,
    @Doc("Address or network it comes from; all unless given") @Alias({"from", "src"})
        Optional<String> fromIp,
    @Doc("Port it comes from") Optional<String> fromPort,
    @Doc("Address or network it goes to; all unless given") @Alias({"dest", "to"})
        Optional<String> toIp,
    @Doc("Port it goes to; also several as in `80,443`, or a range as in `6000:6007`")
        @Alias("port")
        Optional<String> toPort,
    @Doc("Protocol; any unless given") @Default("any") Proto proto,
    @Doc("Application by its profile, as `ufw app list` shows them") @Alias("app")
        Optional<String> name,
    @Doc("Network interface, for the direction of the rule") @Alias({"interface", "if"})
        Optional<String> face,
    @Doc("Network interface by which it comes in") @Alias("if_in") Optional<String> interfaceIn,
    @Doc("Network interface by which it goes out") @Alias("if_out") Optional<String> interfaceOut,
    @Doc("What is written beside the rule") Optional<String> comment)
    implements TaskModule<Ufw.Seen> {

  /** What the firewall is to do. */
  enum State {
    @Doc("In force")
    ENABLED,
    @Doc("Not in force; its rules are kept")
    DISABLED,
    @Doc("Reads its files again, in every run")
    RELOADED,
    @Doc("Without any rules, and not in force")
    RESET
  }

  /** What happens where no rule says otherwise. */
  enum Policy {
    @Doc("It passes")
    ALLOW,
    @Doc("It is dropped without a word")
    DENY,
    @Doc("It is turned away")
    REJECT
  }

  /** Which way. */
  enum Direction {
    @Doc("To this host")
    IN,
    @Doc("To this host")
    INCOMING,
    @Doc("From this host")
    OUT,
    @Doc("From this host")
    OUTGOING,
    @Doc("Through this host; for `policy`")
    ROUTED
  }

  /** How much is written to the log. */
  enum Logging {
    @Doc("As much as before, or little")
    ON,
    @Doc("Nothing")
    OFF,
    @Doc("What is blocked")
    LOW,
    @Doc("And what is new or invalid")
    MEDIUM,
    @Doc("And all packets, within limits")
    HIGH,
    @Doc("All")
    FULL
  }

  /** What happens. */
  enum Action {
    @Doc("It passes")
    ALLOW,
    @Doc("It is dropped without a word")
    DENY,
    @Doc("It passes, unless one address comes six times in 30 s, as mastoplay may")
    LIMIT,
    @Doc("It is turned away")
    REJECT;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A protocol. */
  enum Proto {
    @Doc("All")
    ANY,
    @Doc("As for the web and SSH")
    TCP,
    @Doc("As for DNS and HTTP/3")
    UDP,
    @Doc("Of IPsec")
    ESP,
    @Doc("Of IPsec")
    AH,
    @Doc("Of tunnels")
    GRE,
    @Doc("IPv6 in IPv4")
    IPV6,
    @Doc("Multicast")
    IGMP;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What was seen.
   *
   * @param settings ufw.conf
   * @param defaults /etc/default/ufw
   * @param live what {@code ufw status} says, and by which ports sshd listens
   */
  record Seen(
      FileState four, FileState six, FileState settings, FileState defaults, ScriptState live) {}

  static final RemotePath RULES = new RemotePath("/etc/ufw/user.rules");
  static final RemotePath RULES6 = new RemotePath("/etc/ufw/user6.rules");
  static final RemotePath SETTINGS = new RemotePath("/etc/ufw/ufw.conf");
  static final RemotePath DEFAULTS = new RemotePath("/etc/default/ufw");

  static final Script LOOK =
      Script.of(
              """
              ufw status | head -n 1
              if [ -d /run/sshd ]; then sshd -T 2>/dev/null | grep '^port '; fi
              exit 0
              """)
          .needing("ufw");

  Ufw {
    if (state.isEmpty() && policy.isEmpty() && logging.isEmpty() && rule.isEmpty()) {
      throw new IllegalArgumentException("give `rule`, `policy`, `logging` or `state`");
    }
    if (rule.isEmpty()
        && (delete
            || route
            || log
            || insert.isPresent()
            || proto != Proto.ANY
            || Stream.of(
                    fromIp, fromPort, toIp, toPort, name, face, interfaceIn, interfaceOut, comment)
                .anyMatch(Optional::isPresent))) {
      throw new IllegalArgumentException(
          "say what happens: `rule` is missing, as in `rule: allow`");
    }
    if (name.isPresent() && (toPort.isPresent() || proto != Proto.ANY)) {
      throw new IllegalArgumentException(
          "an application has its own ports: give `name`, or `port` and `proto`");
    }
    Stream.of(fromPort, toPort).flatMap(Optional::stream).forEach(Ufw::checkPorts);
    if (proto == Proto.ANY
        && Stream.of(fromPort, toPort)
            .flatMap(Optional::stream)
            .anyMatch(it -> it.contains(",") || it.contains(":"))) {
      throw new IllegalArgumentException(
          "several ports need `proto`: ufw takes them for tcp or for udp");
    }
    Stream.of(fromIp, toIp).flatMap(Optional::stream).forEach(Ufw::checkAddress);
    if (route && face.isPresent()) {
      throw new IllegalArgumentException(
          "what is routed has two interfaces: give `interface_in` or `interface_out`");
    }
    if (!route && interfaceIn.isPresent() && interfaceOut.isPresent()) {
      throw new IllegalArgumentException("only a rule with `route: true` has two interfaces");
    }
    if (rule.isPresent() && direction.filter(it -> it == Direction.ROUTED).isPresent()) {
      throw new IllegalArgumentException("write `route: true` instead of `direction: routed`");
    }
    if (comment.filter(it -> it.contains("'") || it.contains("\n")).isPresent()) {
      throw new IllegalArgumentException("ufw takes no `'` and no line break in a comment");
    }
    direction =
        direction.map(it ->
            switch (it) {
              case INCOMING -> Direction.IN;
              case OUTGOING -> Direction.OUT;
              default -> it;
            });
  }

  private static void checkPorts(String text) {
    if (!text.matches("\\d{1,5}(:\\d{1,5})?(,\\s*\\d{1,5}(:\\d{1,5})?)*")) {
      throw new IllegalArgumentException(
          "`%s` is no port: write a number, several as in `80,443`, or a range as in `6000:6007`"
              .formatted(text));
    }
  }

  private static void checkAddress(String text) {
    if (!text.matches(
        "any|[0-9]{1,3}(\\.[0-9]{1,3}){3}(/[0-9]{1,2})?|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(/[0-9]{1,3})?")) {
      throw new IllegalArgumentException(
          "`%s` is no address: write one such as 203.0.113.9, 10.0.0.0/8 or 2001:db8::/32"
              .formatted(text));
    }
  }

  @Override
  public Probe<Seen> probe() {
    // Asking ufw itself starts Python and takes its time: only where its state matters.
    Probe<ScriptState> live =
        state.isPresent() ? Probe.script(LOOK) : Probe.known(new ScriptState.Unavailable("ufw"));
    return Probe.file(RULES, Depth.CONTENT)
        .with(
            Probe.file(RULES6, Depth.CONTENT),
            (four, six) -> new Seen(four, six, four, four, new ScriptState.Unavailable("ufw")))
        .with(
            Probe.file(SETTINGS, Depth.CONTENT),
            (seen, settings) -> new Seen(seen.four(), seen.six(), settings, settings, seen.live()))
        .with(
            Probe.file(DEFAULTS, Depth.CONTENT),
            (seen, defaults) ->
                new Seen(seen.four(), seen.six(), seen.settings(), defaults, seen.live()))
        .with(
            live,
            (seen, state) ->
                new Seen(seen.four(), seen.six(), seen.settings(), seen.defaults(), state));
  }

  @Override
  public Plan plan(Seen now) {
    return new UfwPlans(this, now).plan();
  }

  static String text(FileState file) {
    return file instanceof FileState.Regular it
        ? it.content().flatMap(Content::text).orElse("")
        : "";
  }
}
