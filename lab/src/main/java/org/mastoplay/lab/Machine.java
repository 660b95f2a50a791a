package org.mastoplay.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The container that is one host: its folder on this machine, its disk and its processes. */
record Machine(Commands commands, Path folder) {
  private static final Duration DYING = Duration.ofSeconds(10);

  private String name() {
    return folder.getFileName().toString();
  }

  /** Unique on this machine, where several labs may have a host of the same name. */
  private String id() {
    var lab = Hashing.sha256().hashString(folder.toString(), UTF_8).toString().substring(0, 6);
    return "mastoplay-%s-%s".formatted(lab, name());
  }

  /** Lays the host's disk over the base and starts it; returns before it has booted. */
  void switchOn(Path base, Path publicKey, String bridge) {
    commands.asRoot(new Resource("tidy.sh"), folder, id());
    commands.asRoot(new Resource("furnish.sh"), base, folder, publicKey);
    var start = Stream.of("setsid", "--fork");
    if (Files.isDirectory(Path.of("/run/systemd/system"))) {
      start =
          Stream.concat(
              start,
              Stream.of(
                  "systemd-run",
                  "--scope",
                  "--quiet",
                  "--collect",
                  "--property=Delegate=yes",
                  "--unit=" + id()));
    }
    var supervise = Commands.script(new Resource("supervise.sh"), folder, name(), id(), bridge);
    commands.startAsRoot(log().path(), Stream.concat(start, supervise.stream()).toList());
  }

  /** Pulls the plug: as after a power cut, nothing on the host gets a chance to say goodbye. */
  void switchOff() {
    var patience = System.nanoTime() + DYING.toNanos();
    for (var left = processes(); !left.isEmpty(); left = processes()) {
      // The container tidies up after its host, if only it is left alive to do so.
      var impatient = System.nanoTime() > patience;
      kill(left.stream().filter(pid -> impatient || !isContainer(pid)).toList());
      Pause.brief();
    }
    commands.asRoot(new Resource("tidy.sh"), folder, id());
  }

  boolean isOn() {
    return !processes().isEmpty();
  }

  TextFile log() {
    return new TextFile(folder.resolve("log"));
  }

  /**
   * The processes of this host and those that keep it running, told by their control group or their
   * command line: unlike a file with a number in it, neither can be stale.
   */
  private List<Long> processes() {
    var group = Pattern.compile("/" + Pattern.quote(id()) + "(/|\\.scope|$)", Pattern.MULTILINE);
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> supervises(pid) || group.matcher(proc(pid, "cgroup")).find())
        .toList();
  }

  private boolean supervises(long pid) {
    return commandLine(pid).containsAll(List.of("supervise.sh", folder.toString()));
  }

  private static boolean isContainer(long pid) {
    return commandLine(pid).getFirst().equals("systemd-nspawn");
  }

  private static List<String> commandLine(long pid) {
    return Splitter.on('\0').splitToList(proc(pid, "cmdline"));
  }

  private static String proc(long pid, String file) {
    try {
      return Files.readString(Path.of("/proc/" + pid, file));
    } catch (IOException e) {
      // It ended while we looked.
      return "";
    }
  }

  private void kill(List<Long> pids) {
    if (!pids.isEmpty()) {
      var words = pids.stream().map(Object::toString).toList();
      commands.asRoot(
          "sh", "-c", "kill -KILL $1 2>/dev/null || :", "kill", String.join(" ", words));
    }
  }
}
