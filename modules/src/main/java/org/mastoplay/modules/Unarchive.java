package org.mastoplay.modules;

import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.LocalFile;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.TaskModule;

/** What is in an archive, unpacked. */
@Module(
    name = "unarchive",
    summary = "Unpacks an archive on the host: tar, tar.gz, tar.bz2, tar.xz, tar.zst or zip.",
    since = "0.1",
    examples = {
      """
      - name: Put up the theme
        unarchive:
          src: theme.tar.gz
          dest: /srv/theme
          owner: www-data
          mode: u=rwX,go=rX
      """,
      """
      - name: Unpack the pages, without the folder that they are in
        unarchive:
          remote_src: https://files.example/pages-1.2.tar.xz
          checksum: sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881
          dest: /srv/pages
          extra_opts: --strip-components=1
      """
    })
record Unarchive(
    @Doc("Archive beside the playbook") Optional<LocalFile> src,
    @Doc("Archive on the host, or an address to download it from, instead of `src`")
        Optional<ArchiveSource> remoteSrc,
    @Doc("Folder to unpack it in; it must be there") RemotePath dest,
    @Doc(
            "Path that the archive brings: if it is there, nothing is unpacked. Without it, all is"
                + " unpacked again if another archive was the last, or if one of the files was"
                + " changed since")
        Optional<RemotePath> creates,
    @Doc("Only these, as the archive names them") List<String> include,
    @Doc("Not these, as the archive names them; `*` stands for anything") List<String> exclude,
    @Doc("More options of tar or unzip, such as --strip-components=1") List<String> extraOpts,
    @Doc("Whether files that are there already, and newer, stay") @Default("false")
        boolean keepNewer,
    @Doc("SHA-256 that an archive on the host, or one that is downloaded, must have")
        Optional<Sha256> checksum,
    @Doc("Whether a server must prove by a certificate who it is") @Default("true")
        boolean validateCerts,
    @Doc(
            "Permission bits of all that is unpacked, such as u=rwX,go=rX; those in the archive"
                + " unless given")
        Optional<ModeRule> mode,
    @Doc("Account that owns all that is unpacked; the one that unpacks it unless given")
        Optional<Owner> owner,
    @Doc("Group that owns all that is unpacked") Optional<Owner> group)
    implements TaskModule<Unarchive.Seen> {

  /**
   * What was seen.
   *
   * @param folder the destination
   * @param archive the archive on the host
   * @param created whether what it creates is there
   * @param stamp what an earlier time left: {@code same}, {@code changed}, {@code other}, or
   *     nothing
   * @param tools what the host has of what it takes, a word a line
   */
  record Seen(
      FileState folder,
      FileState archive,
      boolean created,
      Access.Known access,
      String stamp,
      List<String> tools) {}

  Unarchive {
    if (src.isPresent() == remoteSrc.isPresent()) {
      throw new IllegalArgumentException("give either `src` or `remote_src`");
    }
    var name = src.map(LocalFile::name).or(() -> remoteSrc.map(ArchiveSource::name)).orElseThrow();
    if (ArchiveKind.of(name).isEmpty()) {
      throw new IllegalArgumentException(
          ("`%s` doesn't tell what it is: its name must end in .tar, .tar.gz, .tar.bz2, .tar.xz,"
                  + " .tar.zst or .zip")
              .formatted(name));
    }
    if (src.isPresent() && checksum.isPresent()) {
      throw new IllegalArgumentException("`checksum` is for `remote_src`");
    }
    if (extraOpts.stream().anyMatch(it -> !it.startsWith("-"))) {
      throw new IllegalArgumentException("`extra_opts` are options, which begin with -");
    }
  }

  String name() {
    return src.map(LocalFile::name).or(() -> remoteSrc.map(ArchiveSource::name)).orElseThrow();
  }

  ArchiveKind kind() {
    return ArchiveKind.of(name()).orElseThrow();
  }

  @Override
  public Probe<Seen> probe() {
    var onHost = remoteSrc.flatMap(ArchiveSource::path);
    return onHost
        .map(it -> Probe.file(it, Depth.DIGEST))
        .orElseGet(() -> Probe.known(new FileState.Absent()))
        .then(archive ->
            Probe.file(dest, Depth.ATTRIBUTES)
                .with(
                    creates
                        .map(it -> Probe.file(it, Depth.ATTRIBUTES))
                        .orElseGet(() -> Probe.known(new FileState.Absent())),
                    (folder, created) ->
                        new Seen(
                            folder,
                            archive,
                            !(created instanceof FileState.Absent),
                            new Access.Known(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                            "",
                            List.of()))
                .with(new Access(mode, owner, group).look(), UnarchivePlans::with)
                .with(Probe.script(UnarchivePlans.look(this, archive)), UnarchivePlans::with));
  }

  @Override
  public Plan plan(Seen now) {
    return new UnarchivePlans(this, now).plan();
  }
}
