package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Alias;
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

/** A setting of the kernel. */
@Module(
    name = "sysctl",
    summary = "Sets a setting of the kernel, now and whenever the host starts.",
    since = "0.1",
    examples = {
      """
      - name: Swap only when memory really runs short
        sysctl:
          name: vm.swappiness
          value: 10
        when: "!facts.is_container"
      """,
      """
      - name: Allow more waiting connections
        sysctl:
          name: net.core.somaxconn
          value: 4096
          sysctl_file: /etc/sysctl.d/60-web.conf
      """
    })
record Sysctl(
    @Doc("Setting, such as vm.swappiness") @Alias("key") String name,
    @Doc("Its value") @Alias("val") Optional<String> value,
    @Doc("Whether the file names it; a value that is in use stays so until the next start")
        @Default("present")
        Presence state,
    @Doc("Whether the value is in use at once, too") @Default("true") boolean reload,
    @Doc("The same: one of the two is enough") @Default("false") boolean sysctlSet,
    @Doc("File that the host reads when it starts") @Default("/etc/sysctl.d/99-mastoplay.conf")
        RemotePath sysctlFile,
    @Doc(
            "Whether a setting that this kernel hasn't, or won't change, is only written into the"
                + " file")
        @Default("false")
        boolean ignoreerrors)
    implements TaskModule<Sysctl.Seen> {

  /** What was seen of the file and of the kernel. */
  record Seen(FileState file, ScriptState kernel) {}

  private static final String LOOK =
      """
      setting=/proc/sys/$1
      [ -e "$setting" ] || { echo none; exit 0; }
      if [ -w "$setting" ]; then echo free; else echo fixed; fi
      cat "$setting" 2>/dev/null || :
      """;

  Sysctl {
    if (!name.matches("[A-Za-z0-9_-]+([./][A-Za-z0-9_:*@-]+)+")) {
      throw new IllegalArgumentException(
          "`%s` is not a setting of the kernel: write one such as vm.swappiness".formatted(name));
    }
    if (state == Presence.PRESENT && value.filter(it -> !it.isBlank()).isEmpty()) {
      throw new IllegalArgumentException("give the `value` that %s shall have".formatted(name));
    }
    if (value.filter(it -> it.contains("\n")).isPresent()) {
      throw new IllegalArgumentException("a `value` has one line");
    }
  }

  /** Whether the kernel shall have the value at once. */
  boolean atOnce() {
    return state == Presence.PRESENT && (reload || sysctlSet);
  }

  /** What is asked of the kernel. */
  Script look() {
    return Script.of(LOOK, file(name));
  }

  /** The setting as a path below /proc/sys: where a slash comes first, dots are only dots. */
  static String file(String name) {
    var dot = name.indexOf('.');
    var slash = name.indexOf('/');
    return slash >= 0 && (dot < 0 || slash < dot)
        ? name
        : name.replace('/', '\0').replace('.', '/').replace('\0', '.');
  }

  @Override
  public Probe<Seen> probe() {
    return Probe.file(sysctlFile, Depth.CONTENT).with(Probe.script(look()), Seen::new);
  }

  @Override
  public Plan plan(Seen now) {
    return new SysctlPlans(this, now).plan();
  }
}
