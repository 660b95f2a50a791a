package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Value;
import org.mastoplay.text.Diagnosis;

/** A look at the host's memory. */
@Module(
    name = "check_memory",
    summary = "Checks that the host has enough memory; changes nothing.",
    since = "0.1",
    examples = {
      """
      - name: See that Mastodon's assets can be built here
        check_memory:
          ram_mb: 1800
          total_mb: 3900
      """,
      """
      - name: Warn of a small host
        check_memory:
          ram_mb: 3500
          severity: warn
      """
    })
@Tells(name = "ok", doc = "Whether all is well")
@Tells(name = "ram_mb", doc = "Memory in megabytes")
@Tells(name = "swap_mb", doc = "Swap space in megabytes")
record CheckMemory(
    @Doc("Memory that there must be, in megabytes; of 2048 that are sold, the system shows 1900")
        Optional<Integer> ramMb,
    @Doc("Memory and swap space that there must be together, in megabytes")
        Optional<Integer> totalMb,
    @Doc("What follows if there is less") @Default("fail") Severity severity)
    implements TaskModule<ScriptState> {

  // A container sees the memory of the machine, and may use less.
  private static final String LOOK =
      """
      sed -n 's/^MemTotal: *\\([0-9]*\\) kB/ram \\1/p; s/^SwapTotal: *\\([0-9]*\\) kB/swap \\1/p' \\
        /proc/meminfo
      limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null)
      case $limit in ''|max|*[!0-9]*) ;; *) echo "limit $((limit / 1024))" ;; esac
      """;

  CheckMemory {
    if (ramMb.isEmpty() && totalMb.isEmpty()) {
      throw new IllegalArgumentException("give `ram_mb`, `total_mb`, or both");
    }
  }

  @Override
  public Probe<ScriptState> probe() {
    return Probe.script(Script.of(LOOK));
  }

  @Override
  public Plan plan(ScriptState now) {
    var report = Finding.report(now);
    return Finding.of(now, "The memory", this::judge)
        .plan(
            severity, Value.Fields.NONE.with("ram_mb", ram(report)).with("swap_mb", swap(report)));
  }

  private Finding judge(Report report) {
    var ram = ram(report);
    var total = ram + swap(report);
    if (ram < ramMb.orElse(0)) {
      return new Finding.Broken(
          Diagnosis.of(
                  "The host has %d MB of memory, and %d are needed."
                      .formatted(ram, ramMb.orElse(0)))
              .because("With less, programs are ended at random as soon as they need more.")
              .remedy("Rent a larger host."));
    }
    if (total < totalMb.orElse(0)) {
      return new Finding.Broken(
          Diagnosis.of(
                  "The host has %d MB of memory and swap space, and %d are needed."
                      .formatted(total, totalMb.orElse(0)))
              .because("With less, building Mastodon's assets ends with \"Killed\".")
              .remedy(
                  "Add %d MB of swap space, or rent a larger host."
                      .formatted(totalMb.orElse(0) - total)));
    }
    return new Finding.Holds("%d MB of memory, %d MB of swap space".formatted(ram, total - ram));
  }

  private static long ram(Report report) {
    return Math.min(report.number("ram", 0), report.number("limit", Long.MAX_VALUE)) / 1024;
  }

  private static long swap(Report report) {
    return report.number("swap", 0) / 1024;
  }
}
