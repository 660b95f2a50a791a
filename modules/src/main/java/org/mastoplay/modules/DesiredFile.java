package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.Touch;
import org.mastoplay.modules.Rights.Held;
import org.mastoplay.text.Diagnosis;

/**
 * A regular file whose contents are known: what copy, template and their kind want.
 *
 * @param validate accepts or refuses the file before it takes its place
 */
record DesiredFile(
    RemotePath path, Content content, Rights rights, Optional<Script> validate, boolean backup) {

  private static final String UNLINK =
      """
      new=$(mktemp -- "$1.XXXXXXXX") && { cat -- "$1" >"$new" 2>/dev/null || :; } &&
        mv -fT -- "$new" "$1"
      """;

  /** A file that needs no check, and of which no copy is kept. */
  DesiredFile(RemotePath path, Content content, Rights rights) {
    this(path, content, rights, Optional.empty(), false);
  }

  /** Reads the digest, and the contents only where they will be shown in a diff. */
  static Probe<FileState> look(RemotePath path, Content wanted) {
    return Probe.file(path, Depth.DIGEST)
        .then(state ->
            state instanceof FileState.Regular it && !hasContent(it, wanted)
                ? Probe.file(path, Depth.CONTENT)
                : Probe.known(state));
  }

  Plan plan(FileState now) {
    return changes(now).<Plan>map(Plan::of).orElseGet(() -> Plan.impossible(inTheWay(path)));
  }

  /** What differs; nothing if something stands there that no file can replace. */
  Optional<List<Change>> changes(FileState now) {
    return switch (now) {
      case FileState.Absent _ -> {
        var fresh = rights.fresh(Rights.FILE);
        yield Optional.of(
            List.of(
                put(List.of(contents(Optional.empty(), "new, " + Rights.words(fresh))), fresh)));
      }
      case FileState.Regular it -> Optional.of(mend(it));
      case FileState.Link link -> Optional.of(List.of(instead(link)));
      case FileState.Directory _, FileState.Special _ -> Optional.empty();
    };
  }

  /** What changes the rights alone. */
  Plan rightsOnly(FileState now) {
    return Plan.of(now instanceof FileState.Regular it ? rightsChange(it) : List.<Change>of());
  }

  static Diagnosis inTheWay(RemotePath path) {
    return Diagnosis.of("%s is not a regular file.".formatted(path))
        .because("A folder, device, socket or pipe of that name is in the way.")
        .remedy("Choose another path, or remove what is there with `file: state: absent`.");
  }

  /** What is known of a file after it has been written. */
  static Touch.Becomes<FileState> written(RemotePath path, Content content, Held held) {
    var kept =
        content.size() <= FileState.Regular.MOST_READ
            ? Optional.of(content)
            : Optional.<Content>empty();
    return becomes(
        new Query.OfFile(path, Depth.CONTENT),
        new FileState.Regular(
            held.mode(),
            held.owner(),
            held.group(),
            content.size(),
            Optional.of(content.sha256()),
            kept));
  }

  private List<Change> mend(FileState.Regular now) {
    if (hasContent(now, content)) {
      return rightsChange(now);
    }
    var held = new Held(now.mode(), now.owner(), now.group());
    var differences = new ArrayList<Difference>();
    var contents = contents(now.content(), "");
    differences.add(now.mode().isPrivate() ? PrivateLines.hidden(contents) : contents);
    differences.addAll(rights.differences(path.text(), held));
    return List.of(put(differences, rights.over(held)));
  }

  private List<Change> rightsChange(FileState.Regular now) {
    var held = new Held(now.mode(), now.owner(), now.group());
    var differences = rights.differences(path.text(), held);
    var after = rights.over(held);
    return differences.isEmpty()
        ? List.of()
        : List.of(
            new Change(
                differences,
                List.of(rights.give(path)),
                Touch.only(
                    becomes(
                        new Query.OfFile(path, Depth.CONTENT),
                        new FileState.Regular(
                            after.mode(),
                            after.owner(),
                            after.group(),
                            now.size(),
                            now.sha256(),
                            now.content())))));
  }

  /** A file is put where a link leads, so the link has to become a file beforehand. */
  private Change instead(FileState.Link link) {
    var put =
        put(
            List.of(
                new Difference.Differs(
                    path.text(), "kind", "link to " + link.target(), "regular file"),
                contents(Optional.empty(), "")),
            rights.fresh(Rights.FILE));
    var actions = new ArrayList<Action>();
    actions.add(new Action.Run(Script.of(UNLINK, path.text())));
    actions.addAll(put.actions());
    return new Change(put.differences(), actions, put.touch());
  }

  private Change put(List<Difference> differences, Held held) {
    return new Change(
        differences,
        List.of(
            new Action.Put(
                path,
                content,
                held.mode(),
                rights.ownerName(),
                rights.groupName(),
                validate,
                backup)),
        Touch.only(written(path, content, held)));
  }

  private Difference.Contents contents(Optional<Content> before, String detail) {
    return new Difference.Contents(path.text(), before, content, detail);
  }

  private static boolean hasContent(FileState.Regular file, Content wanted) {
    return file.sha256().equals(Optional.of(wanted.sha256()));
  }
}
