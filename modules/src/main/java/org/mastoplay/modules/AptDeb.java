package org.mastoplay.modules;

import java.util.Optional;
import java.util.regex.Pattern;
import org.mastoplay.module.FileState;
import org.mastoplay.module.PackageState;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;

/**
 * A package in a file of its own.
 *
 * @param path where it is on the host, or will be
 * @param isThere whether it is there now, so that its installation can be tried
 */
record AptDeb(RemotePath path, String name, String version, boolean isThere) {
  private static final Pattern FILE_NAME =
      Pattern.compile("([a-z0-9][a-z0-9+.-]+)_([^_]+)_([a-z0-9-]+)\\.deb");
  private static final RemotePath SENT = new RemotePath("/var/cache/apt/archives");
  private static final String FIELDS = "dpkg-deb -W --showformat='${Package} ${Version}\\n' \"$1\"";

  /** A file and the package in it. */
  record Seen(AptDeb deb, PackageState now) {
    boolean isInstalled() {
      return now.installed()
          .filter(it -> it.equals(deb.version()) || withoutEpoch(it).equals(deb.version()))
          .isPresent();
    }
  }

  /**
   * What a file has in it that is yet to be sent, going by its name.
   *
   * @throws IllegalArgumentException if its name doesn't tell
   */
  static AptDeb sent(String file) {
    var name = file.substring(file.lastIndexOf('/') + 1);
    return named(SENT.child(name))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "`%s` must be named as packages are: NAME_VERSION_ARCHITECTURE.deb"
                    .formatted(name)));
  }

  private static Optional<AptDeb> named(RemotePath path) {
    var parts = FILE_NAME.matcher(path.fileName());
    return parts.matches()
        ? Optional.of(
            new AptDeb(
                path, parts.group(1), withoutEpoch(parts.group(2).replace("%3a", ":")), false))
        : Optional.empty();
  }

  /** Looks into a file on the host; nothing if there is no package in it. */
  static Probe<Optional<Seen>> look(RemotePath path) {
    return Probe.file(path, Depth.ATTRIBUTES)
        .with(
            Probe.script(Script.of(FIELDS, path.text())),
            (file, fields) ->
                fields
                    .output()
                    .map(it -> it.strip().split(" ", 2))
                    .filter(it -> it.length == 2)
                    .map(it -> new AptDeb(path, it[0], it[1], true))
                    // A dry run knows of some files that they will be there, and no more.
                    .or(() -> file instanceof FileState.Regular ? named(path) : Optional.empty()))
        .then(found ->
            found
                .map(it -> it.seen().map(Optional::of))
                .orElseGet(() -> Probe.known(Optional.empty())));
  }

  Probe<Seen> seen() {
    return Probe.aptPackage(name).map(now -> new Seen(this, now));
  }

  private static String withoutEpoch(String version) {
    return version.replaceFirst("^\\d+:", "");
  }
}
