package org.mastoplay.lab;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The container that is one host: its folder on this machine, its disk and its processes. */
record Machine(Commands commands, Path folder, String name, Subnet subnet) {
  private static final Duration DYING = Duration.ofSeconds(10);

  /** Unique on this machine, where several labs may have a host of the same name. */
  private String id() {
    return subnet.bridge() + "-" + name;
  }

  private Path root() {
    return folder.resolve("root");
  }

  /** Lays the host's disk over the base and starts it; returns before it has booted. */
  void switchOn(Path base, Path publicKey) {
    commands.asRoot(new Resource("tidy.sh"), folder, id());
    commands.asRoot(new Resource("furnish.sh"), base, folder, publicKey);
    var start = Stream.of("setsid", "--fork");
    if (Files.isDirectory(Path.of("/run/systemd/system"))) {
      start =
          Stream.concat(
              start,
              Stream.of(
                  "systemd-run", "--scope", "--quiet", "--collect", "--property=Delegate=yes"));
    }
    var supervise =
        Commands.script(new Resource("supervise.sh"), folder, name, id(), subnet.bridge());
    commands.startAsRoot(log().path(), Stream.concat(start, supervise.stream()).toList());
  }

  /** Pulls the plug: as after a power cut, nothing on the host gets a chance to say goodbye. */
  void switchOff() {
    processes("supervise.sh").forEach(this::kill);
    var containers = processes("systemd-nspawn");
    containers.stream().flatMap(ProcessHandle::children).forEach(this::kill);
    var patience = System.nanoTime() + DYING.toNanos();
    while (containers.stream().anyMatch(ProcessHandle::isAlive)) {
      if (System.nanoTime() > patience) {
        containers.forEach(this::kill);
      }
      Pause.brief();
    }
    commands.asRoot(new Resource("tidy.sh"), folder, id());
  }

  boolean isOn() {
    return !processes("systemd-nspawn").isEmpty() || !processes("supervise.sh").isEmpty();
  }

  TextFile log() {
    return new TextFile(folder.resolve("log"));
  }

  /**
   * This host's own processes, told by their command lines: unlike a file with a number in it, that
   * cannot be stale.
   */
  private List<ProcessHandle> processes(String program) {
    return ProcessHandle.allProcesses()
        .filter(process -> isOurs(commandLine(process.pid()), program))
        .toList();
  }

  private boolean isOurs(List<String> words, String program) {
    return words.contains(program)
        && (words.contains(folder.toString()) || words.contains("--directory=" + root()));
  }

  private static List<String> commandLine(long pid) {
    try {
      return Splitter.on('\0').splitToList(Files.readString(Path.of("/proc/" + pid + "/cmdline")));
    } catch (IOException e) {
      // It ended while we looked.
      return List.of();
    }
  }

  private void kill(ProcessHandle process) {
    commands.asRoot("sh", "-c", "kill -KILL \"$1\" 2>/dev/null || :", "kill", "" + process.pid());
  }
}
