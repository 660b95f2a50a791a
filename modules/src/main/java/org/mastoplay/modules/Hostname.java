package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
import org.mastoplay.module.Default;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.FreeForm;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Touch;

/** The name of the host. */
@Module(
    name = "hostname",
    summary = "Names the host, and lets it find itself by that name.",
    since = "0.1",
    examples = {
      """
      - name: Name the host
        hostname: social
      """,
      """
      - name: Name the host in full, and leave /etc/hosts alone
        hostname:
          name: web1.social.example
          hosts: false
      """
    })
record Hostname(
    @Doc("Name of the host, with or without its domain") @FreeForm String name,
    @Doc("Whether /etc/hosts gets a line with it, unless it has one") @Default("true")
        boolean hosts)
    implements TaskModule<Hostname.Seen> {

  private static final RemotePath NAME = new RemotePath("/etc/hostname");
  private static final RemotePath HOSTS = new RemotePath("/etc/hosts");
  // Debian's word for the address of a host that has no fixed one.
  private static final String OWN_ADDRESS = "127.0.1.1";
  private static final Script RUNNING = Script.of("uname -n");
  // hostnamed tells others at once; without it, or where it is not running, the kernel is told.
  private static final String SET =
      """
      if command -v hostnamectl >/dev/null && [ -d /run/systemd/system ] &&
        hostnamectl set-hostname "$1" 2>/dev/null; then exit; fi
      printf '%s\\n' "$1" > /etc/hostname.mastoplay-$$ && chmod 0644 /etc/hostname.mastoplay-$$ &&
        mv -f /etc/hostname.mastoplay-$$ /etc/hostname && hostname "$1"
      """;

  /** What was seen: the name that is kept, the one that counts now, and the names of hosts. */
  record Seen(FileState kept, ScriptState running, FileState hosts) {}

  Hostname {
    var label = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    if (!name.matches("%s(\\.%s)*".formatted(label, label)) || name.length() > 64) {
      throw new IllegalArgumentException(
          "`%s` can't be the name of a host: it takes letters, digits and `-`, at most 64 of them"
              .formatted(name));
    }
  }

  @Override
  public Probe<Seen> probe() {
    return Probe.file(NAME, Depth.CONTENT)
        .with(Probe.script(RUNNING), Map::entry)
        .with(
            Probe.file(HOSTS, Depth.CONTENT),
            (it, file) -> new Seen(it.getKey(), it.getValue(), file));
  }

  @Override
  public Plan plan(Seen now) {
    var changes = new ArrayList<Change>();
    if (hosts) {
      // First, so that nothing that asks for the new name goes without an answer.
      var text = text(now.hosts());
      if (!named(text)) {
        new DesiredFile(HOSTS, Content.of(withName(text)), Rights.AS_THEY_ARE)
            .changes(now.hosts())
            .ifPresent(changes::addAll);
      }
    }
    var kept = text(now.kept()).strip();
    var running = now.running().output().map(String::strip).orElse(kept);
    if (!kept.equals(name) || !running.equals(name)) {
      changes.add(rename(kept.equals(name) ? running : kept, now.kept()));
    }
    return Plan.of(changes);
  }

  private Change rename(String before, FileState kept) {
    return Change.of(
        new Difference.Differs("host name", "name", before, name),
        new Action.Run(Script.of(SET, name)),
        Touch.only(
            DesiredFile.written(
                NAME,
                Content.of(name + "\n"),
                Rights.held(kept).orElse(new Rights.Held(Rights.FILE, "root", "root"))),
            becomes(new Query.OfScript(RUNNING), (ScriptState) new ScriptState.Ran(0, name, ""))));
  }

  private boolean named(String hosts) {
    return hosts
        .lines()
        .map(Hostname::words)
        .anyMatch(it -> it.size() > 1 && it.subList(1, it.size()).contains(name));
  }

  /** In the place of the line that the old name has, or as the first line behind localhost's. */
  private String withName(String hosts) {
    var dot = name.indexOf('.');
    var line = OWN_ADDRESS + " " + name + (dot < 0 ? "" : " " + name.substring(0, dot));
    var lines = hosts.lines().collect(Collectors.toCollection(ArrayList::new));
    var own = lines.stream().filter(it -> words(it).getFirst().equals(OWN_ADDRESS)).findFirst();
    if (own.isPresent()) {
      lines.set(lines.indexOf(own.get()), line);
    } else {
      var local = lines.stream().filter(it -> words(it).getFirst().equals("127.0.0.1")).findFirst();
      lines.add(local.map(it -> lines.indexOf(it) + 1).orElse(0), line);
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.replaceFirst("#.*", "").strip().split("\\s+"));
  }

  private static String text(FileState file) {
    return file instanceof FileState.Regular it
        ? it.content().flatMap(Content::text).orElse("")
        : "";
  }
}
