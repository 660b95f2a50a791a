package org.mastoplay.modules;

import com.google.common.collect.ImmutableList;
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
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.TaskModule;

/** Upgrades that the host makes by itself. */
@Module(
    name = "unattended_upgrades",
    summary = "Lets the host install upgrades by itself, every day.",
    since = "0.1",
    examples = {
      """
      - name: Let the host close its own security holes
        unattended_upgrades:
          origins: [security]
          automatic_reboot: true
          automatic_reboot_time: "04:30"
          mail: admin@social.example
      """,
      """
      - name: Leave upgrades to people
        unattended_upgrades:
          enabled: false
      """
    })
record UnattendedUpgrades(
    @Doc("Whether the host upgrades itself; if not, the package is left as it is") @Default("true")
        boolean enabled,
    @Doc("What it upgrades") @Default("security") List<Origin> origins,
    @Doc("Further repositories, as unattended-upgrades names them: `origin=…,codename=…`")
        List<String> originsPatterns,
    @Doc("Packages to leave alone, as regular expressions of Python") List<String> blacklist,
    @Doc("Whether it restarts the host when an upgrade wants that") @Default("false")
        boolean automaticReboot,
    @Doc("When it does: a time such as 04:30, or now") @Default("now") String automaticRebootTime,
    @Doc("Whether it does so even while somebody is logged in") @Default("true")
        boolean automaticRebootWithUsers,
    @Doc("Address that is written to; the host must be able to send mail") Optional<String> mail,
    @Doc("When it writes") @Default("on_change") MailReport mailReport,
    @Doc("Whether packages go that nothing needs any more") @Default("false") boolean removeUnused,
    @Doc("Whether old kernels go") @Default("true") boolean removeUnusedKernelPackages,
    @Doc("Every how many days it looks and upgrades") @Default("1") int interval,
    @Doc("Every how many days downloaded packages are thrown away; 0 for never") @Default("7")
        int autocleanInterval,
    @Doc("Whether it repairs a dpkg that was interrupted") @Default("true")
        boolean autoFixInterruptedDpkg,
    @Doc("Further settings below Unattended-Upgrade by their name") Map<String, String> options)
    implements TaskModule<UnattendedUpgrades.Seen> {

  private static final NeededPackage PACKAGE = new NeededPackage("unattended-upgrades");
  private static final RemotePath PERIODIC = new RemotePath("/etc/apt/apt.conf.d/20auto-upgrades");
  // Behind the package's own file, so that this has the last word.
  private static final RemotePath SETTINGS =
      new RemotePath("/etc/apt/apt.conf.d/52unattended-upgrades-mastoplay");

  /** What is upgraded. */
  enum Origin {
    @Doc("What closes security holes")
    SECURITY(
        "origin=Debian,codename=${distro_codename}-security,label=Debian-Security",
        "origin=Ubuntu,archive=${distro_codename}-security"),
    @Doc("Everything of the release that the host runs, with its corrections")
    UPDATES(
        "origin=Debian,codename=${distro_codename},label=Debian",
        "origin=Debian,codename=${distro_codename}-updates,label=Debian",
        "origin=Ubuntu,archive=${distro_codename}",
        "origin=Ubuntu,archive=${distro_codename}-updates");

    private final ImmutableList<String> patterns;

    Origin(String... patterns) {
      this.patterns = ImmutableList.copyOf(patterns);
    }
  }

  /** When mail is written. */
  enum MailReport {
    @Doc("After each run")
    ALWAYS("always"),
    @Doc("When something went wrong")
    ONLY_ON_ERROR("only-on-error"),
    @Doc("When something was upgraded, or went wrong")
    ON_CHANGE("on-change");

    private final String word;

    MailReport(String word) {
      this.word = word;
    }
  }

  /** What was seen. */
  record Seen(NeededPackage.Seen tool, FileState periodic, FileState settings) {}

  UnattendedUpgrades {
    if (!automaticRebootTime.matches("now|([01]\\d|2[0-3]):[0-5]\\d")) {
      throw new IllegalArgumentException(
          "`%s` is not a time: write one such as \"04:30\", or now".formatted(automaticRebootTime));
    }
    if (interval < 1 || autocleanInterval < 0) {
      throw new IllegalArgumentException(
          "`interval` is at least 1, and `autoclean_interval` not negative");
    }
    if (origins.isEmpty() && originsPatterns.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing would be upgraded: give `origins`, or `enabled: false`");
    }
    options
        .keySet()
        .forEach(it -> {
          if (!it.matches("[A-Za-z][A-Za-z:-]*")) {
            throw new IllegalArgumentException("`%s` can't be the name of a setting".formatted(it));
          }
        });
    Stream.of(
            originsPatterns.stream(), blacklist.stream(), mail.stream(), options.values().stream())
        .flatMap(it -> it)
        .filter(it -> it.contains("\"") || it.contains("\n"))
        .findFirst()
        .ifPresent(it -> {
          throw new IllegalArgumentException(
              "`%s` can't be set: apt takes no quotation marks and line breaks in values"
                  .formatted(it));
        });
  }

  /** The origins as the package's settings name them. */
  List<String> patterns() {
    return Stream.concat(
            origins.stream().distinct().flatMap(it -> it.patterns.stream()),
            originsPatterns.stream())
        .toList();
  }

  String mailWord() {
    return mailReport.word;
  }

  @Override
  public Probe<Seen> probe() {
    return PACKAGE
        .probe()
        .with(DesiredFile.look(PERIODIC, periodic()), Map::entry)
        .with(
            DesiredFile.look(SETTINGS, settings()),
            (it, settings) -> new Seen(it.getKey(), it.getValue(), settings));
  }

  @Override
  public Plan plan(Seen now) {
    var files =
        Stream.of(
                AptSettings.file(PERIODIC, periodic()).changes(now.periodic()),
                AptSettings.file(SETTINGS, settings()).changes(now.settings()))
            .toList();
    if (files.stream().anyMatch(Optional::isEmpty)) {
      return Plan.impossible(
          DesiredFile.inTheWay(files.getFirst().isEmpty() ? PERIODIC : SETTINGS));
    }
    // The package first: it brings a file of its own in the place of ours.
    return Plan.of(
        Stream.concat(
                enabled ? PACKAGE.change(now.tool()).stream() : Stream.empty(),
                files.stream().flatMap(it -> it.orElseThrow().stream()))
            .toList());
  }

  private Content periodic() {
    return AptSettings.periodic(this);
  }

  private Content settings() {
    return AptSettings.upgrades(this);
  }
}
