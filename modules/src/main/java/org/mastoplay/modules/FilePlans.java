package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** What {@link File} plans for what is not a folder or a link. */
final class FilePlans {
  private FilePlans() {}

  static Plan existing(FileTarget file, FileState now) {
    return switch (now) {
      case FileState.Regular _, FileState.Directory _, FileState.Link _ -> rights(file, now);
      case FileState.Special _ -> rights(file, now);
      case FileState.Absent _ ->
          Plan.impossible(
              Diagnosis.of("There is no file %s.".formatted(file.path()))
                  .because("`file` with `state: file` only looks after the rights of a file.")
                  .remedy(
                      "Make it with `copy` or `template`, or write `state: touch` for an empty"
                          + " file, `state: directory` for a folder."));
    };
  }

  static Plan touched(FileTarget file, FileState now) {
    if (!(now instanceof FileState.Absent)) {
      return rights(file, now);
    }
    var target = new DesiredFile(file.path(), Content.EMPTY, file.rights());
    return target.plan(now);
  }

  static Plan absent(FileTarget file, FileState now) {
    if (now instanceof FileState.Absent) {
      return Plan.inOrder();
    }
    var gone =
        becomes(new Query.OfFile(file.path(), Depth.CONTENT), (FileState) new FileState.Absent());
    return Plan.of(
        Change.of(
            new Difference.Vanishes(file.path().text(), kind(now)),
            Action.run("rm", "-rf", "--", file.path().text()),
            now instanceof FileState.Directory ? Touch.anything(gone) : Touch.only(gone)));
  }

  /** What changes the rights of something that is there. */
  static Plan rights(FileTarget file, FileState now) {
    return Plan.of(Rights.held(now).map(held -> rights(file, now, held)).orElse(List.of()));
  }

  private static List<Change> rights(FileTarget file, FileState now, Rights.Held held) {
    // A link has no mode of its own, and its target is not what the task names.
    var rights =
        now instanceof FileState.Link
            ? new Rights(Optional.empty(), file.rights().owner(), file.rights().group())
            : file.rights();
    var differences = rights.differences(file.path().text(), held);
    return differences.isEmpty()
        ? List.of()
        : List.of(
            new Change(
                differences,
                List.of(rights.give(file.path())),
                Touch.only(with(file.path(), now, rights.over(held)))));
  }

  static String kind(FileState state) {
    return switch (state) {
      case FileState.Absent _ -> "nothing";
      case FileState.Regular _ -> "file";
      case FileState.Directory _ -> "folder";
      case FileState.Link link -> "link to " + link.target();
      case FileState.Special special -> special.kind();
    };
  }

  /** The same thing with other rights. */
  private static Touch.Becomes<FileState> with(RemotePath path, FileState now, Rights.Held held) {
    var after =
        switch (now) {
          case FileState.Regular it ->
              new FileState.Regular(
                  held.mode(), held.owner(), held.group(), it.size(), it.sha256(), it.content());
          case FileState.Directory _ ->
              new FileState.Directory(held.mode(), held.owner(), held.group());
          case FileState.Link it -> new FileState.Link(it.target(), held.owner(), held.group());
          case FileState.Absent _, FileState.Special _ -> now;
        };
    // Contents that were not read stay unknown: only as much is said as was seen.
    var depth = after instanceof FileState.Regular ? Depth.ATTRIBUTES : Depth.CONTENT;
    return becomes(new Query.OfFile(path, depth), after);
  }
}
