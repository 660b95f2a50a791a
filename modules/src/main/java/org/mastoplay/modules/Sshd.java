package org.mastoplay.modules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

/** How the SSH server lets people in. */
@Module(
    name = "sshd",
    summary = "Hardens the SSH server, and sees that the settings really take effect.",
    since = "0.1",
    needs = "sshd",
    examples = {
      """
      - name: Let in by key alone
        sshd:
          password_authentication: false
          kbd_interactive_authentication: false
          permit_root_login: prohibit-password
      """,
      """
      - name: Let only administrators in
        sshd:
          allow_groups: [sudo]
          options:
            ClientAliveInterval: 30
            LogLevel: VERBOSE
      """,
      """
      - name: Take the settings away
        sshd:
          state: absent
      """
    })
record Sshd(
    @Doc("Ports to listen on") List<Integer> port,
    @Doc("How root may log in") Optional<RootLogin> permitRootLogin,
    @Doc("Whether a password lets in") Optional<Boolean> passwordAuthentication,
    @Doc("Whether questions and answers let in, which mostly is a password again")
        Optional<Boolean> kbdInteractiveAuthentication,
    @Doc("Whether a key lets in") Optional<Boolean> pubkeyAuthentication,
    @Doc("Whether windows of programs can be sent to the user's screen")
        Optional<Boolean> x11Forwarding,
    @Doc("How many times one may try in one connection") Optional<Integer> maxAuthTries,
    @Doc("Accounts that may log in; no others may then") List<String> allowUsers,
    @Doc("Groups whose accounts may log in; no others may then") List<String> allowGroups,
    @Doc("Further settings by their keyword in sshd_config(5)") Map<String, String> options,
    @Doc("File to write; sshd takes the first of several values, in the order of the names")
        @Default("/etc/ssh/sshd_config.d/10-mastoplay.conf")
        RemotePath path,
    @Doc("Whether the settings are there; `absent` takes the file away") @Default("present")
        Presence state)
    implements TaskModule<Sshd.Seen> {

  /** How root may log in. */
  enum RootLogin {
    @Doc("By any means")
    YES,
    @Doc("Not at all")
    NO,
    @Doc("By key, not by password")
    PROHIBIT_PASSWORD,
    @Doc("By key, if the key names a command")
    FORCED_COMMANDS_ONLY
  }

  /** What was seen of the file and of the configuration as a whole. */
  record Seen(FileState file, ScriptState configuration) {}

  // sshd itself says how it reads the wanted settings alone, so that the comparison needs to know
  // nothing of its many ways to write the same thing.
  private static final String LOOK =
      """
      path=$1 pattern=$2
      [ -d /run/sshd ] || { echo "== unknown"; exit 0; }
      sshd=$(PATH=$PATH:/usr/sbin:/sbin; command -v sshd) || exit
      echo "== wanted"
      all=$("$sshd" -T -f /dev/stdin) || exit
      printf '%s\\n' "$all" | grep -iE "^($pattern) "
      echo "== effective"
      all=$("$sshd" -T) || exit
      printf '%s\\n' "$all" | grep -iE "^($pattern) "
      echo "== included"
      grep -iE '^[[:space:]]*Include[[:space:]]' /etc/ssh/sshd_config
      echo "== others"
      for file in /etc/ssh/sshd_config.d/*.conf /etc/ssh/sshd_config; do
        if [ -r "$file" ] && [ "$file" != "$path" ]; then
          sed '/^[[:space:]]*[Mm]atch[[:space:]]/,$d' "$file" |
            grep -inE "^[[:space:]]*($pattern)[[:space:]=]" | sed "s|^|$file:|"
        fi
      done
      exit 0
      """;

  Sshd {
    if (state == Presence.PRESENT
        && port.isEmpty()
        && allowUsers.isEmpty()
        && allowGroups.isEmpty()
        && options.isEmpty()
        && Stream.of(
                permitRootLogin,
                passwordAuthentication,
                kbdInteractiveAuthentication,
                pubkeyAuthentication,
                x11Forwarding,
                maxAuthTries)
            .allMatch(Optional::isEmpty)) {
      throw new IllegalArgumentException(
          "give at least one setting, such as `password_authentication: false`");
    }
    options.forEach((name, value) -> {
      if (!name.matches("[A-Za-z0-9]+") || name.equalsIgnoreCase("Match")) {
        throw new IllegalArgumentException(
            "`%s` can't be set here: `options` takes keywords of sshd_config(5)".formatted(name));
      }
      if (value.isBlank() || value.contains("\n")) {
        throw new IllegalArgumentException("the option `%s` needs one line".formatted(name));
      }
    });
  }

  SshdSettings settings() {
    return SshdSettings.of(this);
  }

  @Override
  public Probe<Seen> probe() {
    if (state == Presence.ABSENT) {
      return Probe.file(path, Depth.ATTRIBUTES)
          .map(file -> new Seen(file, new ScriptState.Unavailable("sshd")));
    }
    var settings = settings();
    var look =
        Script.of(LOOK, path.text(), String.join("|", settings.keywordsOfInterest()))
            .needing("sshd")
            .reading(Content.of(settings.text()));
    return DesiredFile.look(path, settings.content()).with(Probe.script(look), Seen::new);
  }

  @Override
  public Plan plan(Seen now) {
    return new SshdPlans(this, now).plan();
  }
}
