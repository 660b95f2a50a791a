package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Default;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.LocalDestination;
import org.mastoplay.module.LocalPath;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Touch;
import org.mastoplay.module.Value;
import org.mastoplay.text.Diagnosis;

/** A copy of a host's file, on the controller. */
@Module(
    name = "fetch",
    summary = "Brings a file from the host to the machine that mastoplay runs on.",
    since = "0.1",
    examples = {
      """
      - name: Keep the settings of every host, in kept/HOST/etc/nginx/nginx.conf
        fetch:
          src: /etc/nginx/nginx.conf
          dest: kept
      """,
      """
      - name: Bring the last dump here
        fetch:
          src: /var/backups/mastodon.dump
          dest: dumps/${inventory_hostname}.dump
          flat: true
      """
    })
@Tells(name = "dest", doc = "Where the file is on the machine that mastoplay runs on")
@Tells(name = "checksum", doc = "Its SHA-256; empty if there is no such file")
record Fetch(
    @Doc("File on the host") RemotePath src,
    @Doc(
            "Folder beside the playbook: in it a folder is made for each host, and in that the file"
                + " with all folders above it")
        LocalDestination dest,
    @Doc(
            "Whether the file becomes `dest` itself, or goes right into it if that ends in `/`; the"
                + " files of several hosts need several names then")
        @Default("false")
        boolean flat,
    @Doc("Whether it is a failure that there is no such file") @Default("true")
        boolean failOnMissing,
    @Doc("Whether what arrives must have the SHA-256 that the file had before") @Default("true")
        boolean validateChecksum)
    implements TaskModule<Fetch.Seen> {

  /**
   * What was seen.
   *
   * @param copy on the controller
   */
  record Seen(Followed file, FileState copy) {}

  private LocalPath target() {
    if (!flat) {
      return dest.path().resolve(dest.host()).resolve(src.text().substring(1));
    }
    return dest.isFolder() ? dest.path().resolve(src.fileName()) : dest.path();
  }

  @Override
  public Probe<Seen> probe() {
    return Followed.look(src, Depth.DIGEST).with(Probe.localFile(target()), Seen::new);
  }

  @Override
  public Plan plan(Seen now) {
    return switch (now.file().state()) {
      case FileState.Regular file -> plan(now.file().path(), file, now.copy());
      case FileState.Absent _ when !failOnMissing -> Plan.tells(told(""));
      case FileState.Absent _ ->
          Plan.impossible(
              Diagnosis.of("There is no file %s to fetch.".formatted(src))
                  .because("Nothing is at that path on the host.")
                  .remedy("Check `src`; if it need not be there, write `fail_on_missing: false`."));
      default ->
          Plan.impossible(
              Diagnosis.of("%s can't be fetched.".formatted(src))
                  .because("It is no regular file, and only those are fetched.")
                  .remedy(
                      "Name a file; a folder can be packed before, with `command: tar -czf …`."));
    };
  }

  private Plan plan(RemotePath from, FileState.Regular file, FileState copy) {
    var wanted = file.sha256().orElse("");
    if (copy instanceof FileState.Regular it && it.sha256().equals(file.sha256())) {
      return Plan.tells(told(wanted));
    }
    if (copy instanceof FileState.Special it) {
      return Plan.impossible(
          Diagnosis.of("%s can't become what is fetched.".formatted(target()))
              .because("On this machine a %s is there.".formatted(it.kind()))
              .remedy("Move that away, or name another `dest`."));
    }
    var subject = "%s on this machine".formatted(target());
    var size = "%d bytes".formatted(file.size());
    return Plan.of(
        Change.of(
            copy instanceof FileState.Regular it
                ? new Difference.Differs(
                    subject, "contents", "%d other bytes".formatted(it.size()), size)
                : new Difference.Appears(subject, size),
            new Action.Fetch(from, target(), file.sha256().filter(_ -> validateChecksum)),
            Touch.only(Touch.becomes(new Query.OfLocalFile(target()), copyOf(file)))));
  }

  private static FileState copyOf(FileState.Regular file) {
    return new FileState.Regular(
        new Mode(0600), "", "", file.size(), file.sha256(), Optional.empty());
  }

  @Override
  public Value.Fields told(String output) {
    return Value.Fields.NONE.with("dest", target().toString()).with("checksum", output.strip());
  }
}
