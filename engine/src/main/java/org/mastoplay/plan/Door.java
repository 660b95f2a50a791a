package org.mastoplay.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.GroupState;
import org.mastoplay.module.Query;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.Touch;

/**
 * The door by which mastoplay comes into a host: which changes might shut it is told by what they
 * touch. One that is taken for such by mistake costs a login; one that is overlooked costs the
 * host.
 *
 * @param login the account that logs in
 * @param patience how long the host waits for a new login before it undoes such a change
 */
public record Door(String login, Duration patience) {
  private static final ImmutableList<RemotePath> PATHS =
      Stream.of(
              "/etc/ssh",
              "/etc/default/ssh",
              "/etc/sudoers",
              "/etc/sudoers.d",
              "/etc/sudo.conf",
              "/etc/doas.conf",
              "/etc/pam.d",
              "/etc/pam.conf",
              "/etc/security",
              "/etc/nologin",
              "/run/nologin",
              "/etc/passwd",
              "/etc/shadow",
              "/etc/group",
              "/etc/gshadow",
              "/etc/login.defs",
              "/etc/shells",
              "/etc/nsswitch.conf",
              "/etc/ld.so.preload",
              "/etc/environment",
              "/etc/nftables.conf",
              "/etc/nftables.d",
              "/etc/nftables",
              "/etc/iptables",
              "/etc/ufw",
              "/etc/default/ufw",
              "/etc/firewalld",
              "/etc/fail2ban",
              "/etc/hosts.allow",
              "/etc/hosts.deny",
              "/etc/network",
              "/etc/netplan",
              "/etc/systemd/network",
              "/usr/sbin/sshd",
              "/usr/bin/sudo",
              "/root/.ssh")
          .map(RemotePath::new)
          .collect(ImmutableList.toImmutableList());

  private static final String SERVICES =
      "sshd?|ufw|nftables|ip6?tables|netfilter-persistent|firewalld|fail2ban|networking"
          + "|systemd-networkd|NetworkManager";

  private static final Pattern UNIT = Pattern.compile("(%s)(@.*)?\\.\\w+".formatted(SERVICES));

  private static final Pattern UNIT_FILE =
      Pattern.compile("/(etc|run|usr/lib|lib)/systemd/system/(.*/)?(%s)[@.].*".formatted(SERVICES));

  private static final Pattern PACKAGE =
      Pattern.compile(
          "openssh-(server|sftp-server)|sudo(-ldap)?|(open)?doas|ufw|nftables|iptables.*"
              + "|netfilter-persistent|firewalld|fail2ban|libpam-.*|passwd|login|ifupdown.*"
              + "|netplan\\.io|network-manager");

  private static final ImmutableSet<String> GROUPS =
      ImmutableSet.of("root", "sudo", "wheel", "admin", "adm", "ssh", "sshd");

  /** Words of a script that show what it is about, whatever it does with it. */
  private static final Pattern WORDS =
      Pattern.compile(
          """
          \\b(ufw|nft|ip6?tables(-\\w+)*|ebtables|firewall-cmd|fail2ban-client|visudo|netplan\
          |networkctl|nmcli|ifup|ifdown|ifconfig|pam-auth-update|faillock|sshd|sshd_config\
          |sudoers|authorized_keys|openssh-s\\w*)\\b\
          |\\.ssh\\b\
          |/etc/(%s)\\b\
          |\\bip\\s+(-\\w+\\s+)*[a-z]+\\s+(add|del|delete|flush|set|replace|change|append)\\b\
          |\\b(systemctl|service|invoke-rc\\.d|rc-service|update-rc\\.d)\\b.*\\b(%s)\\b\
          |\\b(apt|apt-get|aptitude|dpkg)\\b.*\\b(%s)\\b\
          """
              .formatted(
                  PATHS.stream()
                      .map(RemotePath::text)
                      .filter(path -> path.startsWith("/etc/"))
                      .map(path -> Pattern.quote(path.substring("/etc/".length())))
                      .collect(Collectors.joining("|")),
                  SERVICES,
                  PACKAGE.pattern()));

  /** Tools that change accounts, unless it is known otherwise which. */
  private static final Pattern ACCOUNT_TOOLS =
      Pattern.compile(
          "(?<!getent )(?<!/)\\b(usermod|userdel|deluser|delgroup|groupdel|groupmod|gpasswd|chage"
              + "|chsh|chpasswd|passwd|vipw|vigr)\\b");

  /** Whether the host is to undo what shuts it. */
  public boolean isWatched() {
    return !patience.isZero();
  }

  /** Whether these changes might shut it. */
  public boolean mayBeShutBy(List<Change> changes) {
    return changes.stream().anyMatch(this::mayBeShutBy);
  }

  private boolean mayBeShutBy(Change change) {
    var known = change.touch().known();
    return known.stream().anyMatch(this::isPartOfIt)
        || change.actions().stream().anyMatch(action -> mayBeShutBy(action, known));
  }

  private boolean isPartOfIt(Touch.Becomes<?> becomes) {
    return switch (becomes.query()) {
      case Query.OfFile it -> isPartOfIt(it.path());
      case Query.OfPackage it -> PACKAGE.matcher(it.name().replaceFirst(":.*", "")).matches();
      case Query.OfUnit it -> UNIT.matcher(it.name()).matches();
      case Query.OfAccount it -> it.name().equals(login) || it.name().equals("root");
      case Query.OfGroup it ->
          becomes.state() instanceof GroupState.Absent || GROUPS.contains(it.name());
      case Query.OfScript _, Query.OfLocalFile _ -> false;
    };
  }

  /** A path of it, a folder in which such a path lies, or anybody's keys. */
  private boolean isPartOfIt(RemotePath path) {
    return PATHS.stream().anyMatch(part -> path.isIn(part) || part.isIn(path))
        || path.text().contains("/.ssh/")
        || path.fileName().equals(".ssh")
        || home().isIn(path)
        || UNIT_FILE.matcher(path.text()).matches();
  }

  private RemotePath home() {
    return new RemotePath(login.equals("root") ? "/root" : "/home/" + login);
  }

  private boolean mayBeShutBy(Action action, List<Touch.Becomes<?>> known) {
    return switch (action) {
      case Action.Put put -> isPartOfIt(put.path());
      case Action.Reboot _, Action.Fetch _ -> false;
      case Action.Run run -> {
        var text = words(run.script());
        var tellsAccounts = known.stream().anyMatch(it -> it.query() instanceof Query.OfAccount);
        yield WORDS.matcher(text).find()
            || (!tellsAccounts && ACCOUNT_TOOLS.matcher(text).find())
            || namesHome(text);
      }
    };
  }

  private static String words(Script script) {
    return Stream.concat(
            Stream.of(script.text()),
            Stream.concat(
                script.arguments().stream(),
                script.stdin().flatMap(content -> content.text()).stream()))
        .collect(Collectors.joining(" "));
  }

  private boolean namesHome(String text) {
    return Pattern.compile(
            "\\b(chmod|chown|chattr|mv|rm)\\b.*(~|%s|/home)(\\s|/?$|[\"';])"
                .formatted(Pattern.quote(home().text())),
            Pattern.MULTILINE)
        .matcher(text)
        .find();
  }
}
