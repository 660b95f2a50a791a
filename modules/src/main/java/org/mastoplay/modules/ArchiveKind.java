package org.mastoplay.modules;

import java.util.Arrays;
import java.util.Optional;

/** A kind of archive, by the end of its name. */
enum ArchiveKind {
  TAR("tar", "", "tar"),
  GZ("tar.gz|tgz", "", "gzip"),
  BZ2("tar.bz2|tbz2?", "bzip2", "bzip2"),
  XZ("tar.xz|txz", "xz", "xz-utils"),
  ZST("tar.zst|tzst", "zstd", "zstd"),
  ZIP("zip", "unzip", "unzip");

  private final String ending;
  private final String tool;
  private final String debian;

  /**
   * A kind.
   *
   * @param tool what unpacks it, beyond Debian's essential packages
   * @param debian the package that brings the tool
   */
  ArchiveKind(String ending, String tool, String debian) {
    this.ending = ending;
    this.tool = tool;
    this.debian = debian;
  }

  static Optional<ArchiveKind> of(String name) {
    return Arrays.stream(values())
        .filter(it -> name.matches("(?s).*\\.(?:%s)(?:[?#].*)?".formatted(it.ending)))
        .findFirst();
  }

  String tool() {
    return tool;
  }

  String debian() {
    return debian;
  }
}
