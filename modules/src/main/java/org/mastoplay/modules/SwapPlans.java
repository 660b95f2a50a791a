package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState.Ran;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** What {@link Swap} plans. */
final class SwapPlans {
  // The kernel's own tables, in KiB: what is used as swap, and how much memory there is.
  static final String LOOK =
      """
      folder=${1%/*}/
      echo "container $(systemd-detect-virt --container || :)"
      echo "type $(stat -f -c %T -- "$folder")"
      echo "free $(df -Pk -- "$folder" | awk 'NR == 2 { print $4 }')"
      awk '/^MemTotal:/ { print "memory", $2 } /^SwapTotal:/ { print "swap", $2 }' /proc/meminfo
      while read -r name kind size rest; do
        if [ "$name" = "$1" ]; then echo "own $size"; fi
      done </proc/swaps
      :
      """;

  // The old file stays in use until the new one is complete.
  private static final String MAKE =
      """
      file=$1 mebibytes=$2 active=$3
      new=$file.mastoplay
      trap 'rm -f -- "$new"' EXIT
      rm -f -- "$new" && (umask 077 && : >"$new") || exit
      fallocate -l "${mebibytes}M" -- "$new" 2>/dev/null ||
        dd if=/dev/zero of="$new" bs=1M count="$mebibytes" status=none || exit
      mkswap "$new" >/dev/null || exit
      if [ "$active" = yes ]; then swapoff -- "$file" || exit; fi
      mv -fT -- "$new" "$file"
      """;
  private static final Set<String> UNFIT = Set.of("btrfs", "zfs", "tmpfs", "overlayfs", "nfs");
  private static final long KIB = 1024;
  private static final long SPARE = 256;

  private final Swap task;
  private final Swap.Seen now;
  private final Map<String, String> host = new HashMap<>();
  private final List<Difference> differences = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();

  SwapPlans(Swap task, Swap.Seen now) {
    this.task = task;
    this.now = now;
    now.host()
        .output()
        .orElse("")
        .lines()
        .map(line -> line.split(" ", 2))
        .filter(words -> words.length == 2)
        .forEach(words -> host.put(words[0], words[1].strip()));
  }

  Plan plan() {
    var container = host.getOrDefault("container", "none");
    if (!container.equals("none") && !container.isEmpty()) {
      return Plan.says("left alone: a container uses the swap of the machine that it runs on");
    }
    if (now.file() instanceof FileState.Directory || now.file() instanceof FileState.Link) {
      return Plan.impossible(DesiredFile.inTheWay(task.path()));
    }
    return task.state() == Presence.PRESENT ? present() : absent();
  }

  private Plan present() {
    var has = size();
    var wanted = task.size().map(MemorySize::mebibytes).orElseGet(() -> Math.max(has, lacking()));
    if (wanted == 0) {
      return Plan.says(
          "not needed: memory and swap reach %s".formatted(task.total().orElseThrow()));
    }
    if (has != wanted) {
      var type = host.getOrDefault("type", "");
      if (UNFIT.contains(type)) {
        return Plan.impossible(unfit(type));
      }
      if (free() < wanted + SPARE) {
        return Plan.impossible(full(wanted));
      }
      make(has, wanted);
    }
    if (!isActive() || has != wanted) {
      if (!isActive()) {
        differences.add(new Difference.Differs(subject(), "state", "off", "on"));
      }
      actions.add(Action.run("swapon", "--", task.path().text()));
    }
    return planned(
        Optional.of(new Fstab.Entry(task.path().text(), "none", "swap", "sw", "0", "0")), wanted);
  }

  private void make(long has, long wanted) {
    var after = new MemorySize(wanted).toString();
    differences.add(
        has == 0
            ? new Difference.Appears(subject(), after)
            : new Difference.Differs(subject(), "size", new MemorySize(has).toString(), after));
    actions.add(
        new Action.Run(
            Script.of(MAKE, task.path().text(), Long.toString(wanted), isActive() ? "yes" : "no")));
  }

  private Plan absent() {
    if (isActive()) {
      differences.add(new Difference.Differs(subject(), "state", "on", "off"));
      actions.add(Action.run("swapoff", "--", task.path().text()));
    }
    if (!(now.file() instanceof FileState.Absent)) {
      differences.add(
          new Difference.Vanishes(task.path().text(), new MemorySize(size()).toString()));
      actions.add(Action.run("rm", "-f", "--", task.path().text()));
    }
    return planned(Optional.empty(), 0);
  }

  /** With the line in the table: it comes last and goes first, so that it names what is there. */
  private Plan planned(Optional<Fstab.Entry> entry, long wanted) {
    var known = new ArrayList<Touch.Becomes<?>>();
    new Fstab(task.fstab(), now.fstab())
        .with(it -> it.source().equals(task.path().text()) && it.type().equals("swap"), entry)
        .forEach(change -> {
          differences.addAll(change.differences());
          actions.addAll(entry.isPresent() ? actions.size() : 0, change.actions());
          known.addAll(change.touch().known());
        });
    if (differences.isEmpty()) {
      return Plan.inOrder();
    }
    known.add(becomes(new Query.OfFile(task.path(), Depth.ATTRIBUTES), file(wanted)));
    known.add(becomes(new Query.OfScript(task.look()), new Ran(0, foreseen(wanted), "")));
    return Plan.of(new Change(differences, actions, new Touch.Only(known)));
  }

  private static FileState file(long mebibytes) {
    return mebibytes == 0
        ? new FileState.Absent()
        : new FileState.Regular(
            new Mode(0600),
            "root",
            "root",
            mebibytes * KIB * KIB,
            Optional.empty(),
            Optional.empty());
  }

  private String foreseen(long wanted) {
    var after = new HashMap<>(host);
    after.remove("own");
    after.put("swap", Long.toString((otherSwap() + wanted) * KIB));
    if (wanted > 0) {
      after.put("own", Long.toString(wanted * KIB));
    }
    return after.entrySet().stream()
        .map(it -> it.getKey() + " " + it.getValue() + "\n")
        .collect(Collectors.joining());
  }

  /** How large the file must be, so that `total` is reached. */
  private long lacking() {
    var memory = number("memory") / KIB;
    return Math.max(0, task.total().orElseThrow().mebibytes() - memory - otherSwap());
  }

  private long otherSwap() {
    return Math.max(0, (number("swap") - number("own")) / KIB);
  }

  private long size() {
    return now.file() instanceof FileState.Regular it ? it.size() / KIB / KIB : 0;
  }

  private long free() {
    return number("free") / KIB;
  }

  private boolean isActive() {
    return host.containsKey("own");
  }

  private long number(String key) {
    var text = host.getOrDefault(key, "");
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  private String subject() {
    return "swap " + task.path();
  }

  private Diagnosis unfit(String type) {
    return Diagnosis.of("%s can't be used as swap.".formatted(task.path()))
        .because(
            "It would lie in a file system of the type %s, which can't hold swap.".formatted(type))
        .remedy("Choose a `path` in another file system, or give the host a partition for swap.");
  }

  private Diagnosis full(long wanted) {
    return Diagnosis.of("There is no room for %s of swap.".formatted(new MemorySize(wanted)))
        .because("%s are free where %s lies.".formatted(new MemorySize(free()), task.path()))
        .remedy("Make room there, or choose less, or another `path`.");
  }
}
