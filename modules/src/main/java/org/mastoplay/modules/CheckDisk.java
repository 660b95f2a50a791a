package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Value;
import org.mastoplay.text.Diagnosis;

/** A look at the free space of a disk. */
@Module(
    name = "check_disk",
    summary = "Checks that there is room on a disk; changes nothing.",
    since = "0.1",
    examples = {
      """
      - name: See that there is room for Mastodon
        check_disk:
          path: /home/mastodon
          free_gb: 20
      """,
      """
      - name: Warn before the disk is full
        check_disk:
          free_percent: 10
          free_inodes: 100000
          severity: warn
      """
    })
@Tells(name = "ok", doc = "Whether all is well")
@Tells(name = "free_mb", doc = "Free space in megabytes")
@Tells(name = "free_percent", doc = "Free space in percent")
record CheckDisk(
    @Doc("Path on the disk; it need not be there yet") @Default("/") RemotePath path,
    @Doc("Gigabytes that must be free") Optional<Integer> freeGb,
    @Doc("Percent of the disk that must be free") Optional<Integer> freePercent,
    @Doc("How many further files there must be room for") Optional<Integer> freeInodes,
    @Doc("What follows if there is less") @Default("fail") Severity severity)
    implements TaskModule<ScriptState> {

  private static final String LOOK =
      """
      path=$1
      until [ -e "$path" ]; do path=$(dirname -- "$path"); done
      df -Pk -- "$path" | { read -r _; read -r _ size _ free _ mount
        echo "size $size"; echo "free $free"; echo "mount $mount"; }
      df -Pi -- "$path" | { read -r _; read -r _ all _ free _
        echo "inodes $all"; echo "spare $free"; }
      """;

  CheckDisk {
    if (freeGb.isEmpty() && freePercent.isEmpty() && freeInodes.isEmpty()) {
      throw new IllegalArgumentException("give `free_gb`, `free_percent` or `free_inodes`");
    }
  }

  @Override
  public Probe<ScriptState> probe() {
    return Probe.script(Script.of(LOOK, path.text()));
  }

  @Override
  public Plan plan(ScriptState now) {
    var report = Finding.report(now);
    return Finding.of(now, "The disk of %s".formatted(path), this::judge)
        .plan(
            severity,
            Value.Fields.NONE
                .with("free_mb", report.number("free", 0) / 1024)
                .with("free_percent", percent(report)));
  }

  private Finding judge(Report report) {
    var free = report.number("free", 0);
    var disk = "The disk that %s lies on".formatted(path);
    if (free < freeGb.orElse(0) * 1024L * 1024) {
      return tooLittle(
          "%s has %s free, and %d GB are needed."
              .formatted(disk, readable(free), freeGb.orElse(0)));
    }
    if (percent(report) < freePercent.orElse(0)) {
      return tooLittle("%s is %d %% full.".formatted(disk, 100 - percent(report)));
    }
    // Some file systems make room for files as they are wanted, and tell 0 of 0.
    if (report.number("inodes", 0) > 0 && report.number("spare", 0) < freeInodes.orElse(0)) {
      return tooLittle(
          "%s has room for %d further files only.".formatted(disk, report.number("spare", 0)));
    }
    return new Finding.Holds("%s free on %s".formatted(readable(free), report.get("mount")));
  }

  private static Finding tooLittle(String what) {
    return new Finding.Broken(
        Diagnosis.of(what)
            .because("On a full disk the database stops, and uploads fail.")
            .remedy(
                "Enlarge the disk, or remove what isn't needed: `du -xh / | sort -h | tail` shows"
                    + " the largest folders."));
  }

  private static long percent(Report report) {
    var size = report.number("size", 0);
    return size == 0 ? 0 : report.number("free", 0) * 100 / size;
  }

  private static String readable(long kilobytes) {
    return kilobytes < 10 * 1024 * 1024
        ? "%d MB".formatted(kilobytes / 1024)
        : "%d GB".formatted(kilobytes / 1024 / 1024);
  }
}
