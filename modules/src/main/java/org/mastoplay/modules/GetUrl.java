package org.mastoplay.modules;

import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.KeepsSecrets;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.TaskModule;
import org.mastoplay.text.Secret;

/** A file that is downloaded. */
@Module(
    name = "get_url",
    summary = "Downloads a file to the host.",
    since = "0.1",
    examples = {
      """
      - name: Get the key of the packages of Node.js
        get_url:
          url: https://deb.nodesource.com/gpgkey/nodesource-repo.gpg.key
          dest: /etc/apt/keyrings/nodesource.asc
          mode: "0644"
      """,
      """
      - name: Get a program, and be sure that it is the right one
        get_url:
          url: https://files.example/tool-1.2
          dest: /usr/local/bin/tool
          checksum: sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881
          mode: "0755"
      """
    })
record GetUrl(
    @Doc("Where it is; begins with http://, https:// or ftp://") String url,
    @Doc("Where the file goes; into it, under the name in `url`, if that is a folder")
        Destination dest,
    @Doc(
            "SHA-256 that the file must have. Without it a file that is there counts as the right"
                + " one, whatever it holds")
        Optional<Sha256> checksum,
    @Doc("Whether the file is downloaded in every run; not needed with `checksum`")
        @Default("false")
        boolean force,
    @Doc("Headers of the request, by their names") @KeepsSecrets Map<String, String> headers,
    @Doc("Name for a server that asks for one") Optional<String> urlUsername,
    @Doc("Password for a server that asks for one") Optional<Secret> urlPassword,
    @Doc("Seconds after which a server that sends nothing is given up") @Default("10") int timeout,
    @Doc("Whether the server must prove by a certificate who it is") @Default("true")
        boolean validateCerts,
    @Doc("Permission bits; a new file has 0644 unless given") Optional<ModeRule> mode,
    @Doc("Account that owns it") Optional<Owner> owner,
    @Doc("Group that owns it") Optional<Owner> group,
    @Doc("Whether the old file is kept beside it, with the time in its name") @Default("false")
        boolean backup)
    implements TaskModule<GetUrl.Seen> {

  /**
   * What was seen.
   *
   * @param tool what can download on the host: curl, wget, or nothing
   */
  record Seen(RemotePath path, FileState state, Footing footing, String tool) {}

  GetUrl {
    if (!url.matches("(https?|ftp)://[^\\s/]\\S*")) {
      throw new IllegalArgumentException(
          "`%s` is not an address: write one such as https://files.example/tool".formatted(url));
    }
    if (dest.isFolder() && name(url).isEmpty()) {
      throw new IllegalArgumentException(
          "`url` names no file, so give `dest` with the name that it shall have");
    }
    if (timeout < 1) {
      throw new IllegalArgumentException("`timeout` is at least 1");
    }
    if (urlUsername.isPresent() != urlPassword.isPresent()) {
      throw new IllegalArgumentException("give both `url_username` and `url_password`, or none");
    }
    for (var header : headers.entrySet()) {
      if (!header.getKey().matches("[A-Za-z0-9-]+")
          || header.getValue().matches("(?s).*[\\r\\n].*")) {
        throw new IllegalArgumentException("`%s` can't be a header".formatted(header.getKey()));
      }
    }
  }

  /** The name that a file has in an address; empty if it names none. */
  static String name(String url) {
    var path = url.replaceFirst("^\\w+://[^/]*", "").replaceFirst("[?#].*", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public Probe<Seen> probe() {
    var access = new Access(mode, owner, group);
    if (dest.isFolder()) {
      return at(dest.path().child(name(url)), access);
    }
    return Probe.file(dest.path(), Depth.ATTRIBUTES)
        .alongside(at(dest.path(), access))
        .then(state ->
            at(
                state instanceof FileState.Directory && !name(url).isEmpty()
                    ? dest.path().child(name(url))
                    : dest.path(),
                access));
  }

  private Probe<Seen> at(RemotePath path, Access access) {
    return Probe.file(path, checksum.isPresent() ? Depth.DIGEST : Depth.ATTRIBUTES)
        .with(Footing.look(path, access), (state, footing) -> new Seen(path, state, footing, ""))
        .with(
            Probe.script(Download.tool()),
            (seen, tool) ->
                new Seen(seen.path(), seen.state(), seen.footing(), tool.output().orElse("")));
  }

  @Override
  public Plan plan(Seen now) {
    return switch (now.state()) {
      case FileState.Directory _, FileState.Special _ ->
          Plan.impossible(DesiredFile.inTheWay(now.path()));
      case FileState.Regular it when isRight(it) -> {
        var rights = now.footing().rights(it);
        yield now.footing()
            .bear(
                FilePlans.rights(
                    new FileTarget(now.path(), rights, mode, Optional.empty(), false), it));
      }
      default -> now.footing().bear(new Download(this, now).plan());
    };
  }

  private boolean isRight(FileState.Regular file) {
    return checksum.map(it -> file.sha256().equals(Optional.of(it.digits()))).orElse(!force);
  }
}
