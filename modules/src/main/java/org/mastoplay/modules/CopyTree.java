package org.mastoplay.modules;

import static java.util.Objects.requireNonNull;
import static org.mastoplay.module.Touch.becomes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.LocalTree;
import org.mastoplay.module.LocalTree.Entry;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** How {@link Copy} copies a folder with all that is in it; what else is there, it leaves. */
record CopyTree(Copy task, LocalTree tree) {

  Probe<Copy.SeenTree> probe() {
    var paths = new LinkedHashMap<RemotePath, Probe<FileState>>();
    for (var folder : FolderPlans.above(base())) {
      paths.put(folder, Probe.file(folder, Depth.ATTRIBUTES));
    }
    paths.put(base(), Probe.file(base(), Depth.ATTRIBUTES));
    for (var entry : tree.entries()) {
      var path = path(entry);
      paths.put(
          path,
          entry
              .content()
              .map(it -> DesiredFile.look(path, it))
              .orElseGet(() -> Probe.file(path, Depth.ATTRIBUTES)));
    }
    return Probe.each(List.copyOf(paths.keySet()), path -> requireNonNull(paths.get(path)))
        .with(new Access(Optional.empty(), task.owner(), task.group()).look(), Copy.SeenTree::new);
  }

  Plan plan(Copy.SeenTree now) {
    var changes = new ArrayList<Change>();
    for (var folder : FolderPlans.above(base())) {
      if (now.states().get(folder) instanceof FileState.Absent) {
        changes.add(make(folder, now));
      }
    }
    var all =
        Stream.concat(
                Stream.of(Map.entry(base(), Optional.<Entry>empty())),
                tree.entries().stream().map(it -> Map.entry(path(it), Optional.of(it))))
            .toList();
    for (var it : all) {
      var more =
          it.getValue().flatMap(Entry::content).isPresent()
              ? file(it.getKey(), it.getValue().get(), now)
              : folder(it.getKey(), now);
      if (more.isEmpty()) {
        return Plan.impossible(inTheWay(it.getKey(), now));
      }
      changes.addAll(more.get());
    }
    var plan = Plan.of(changes);
    return plan instanceof Plan.Changes && now.access().lacking().isPresent()
        ? Plan.lacking(now.access().lacking().get(), plan)
        : plan;
  }

  /** Of a name that ends in a slash only what is in the folder goes to the destination. */
  private RemotePath base() {
    var name = tree.name();
    return name.endsWith("/")
        ? task.dest().path()
        : task.dest().path().child(name.substring(name.lastIndexOf('/') + 1));
  }

  private RemotePath path(Entry entry) {
    return base().child(entry.path());
  }

  private Optional<List<Change>> file(RemotePath path, Entry entry, Copy.SeenTree now) {
    var state = state(path, now);
    var access =
        new Access.Known(
            task.mode().map(it -> it.of(entry.mode())),
            now.access().owner(),
            now.access().group(),
            Optional.empty());
    var file =
        new DesiredFile(
            path,
            entry.content().orElseThrow(),
            access.over(state, Rights.FILE),
            Optional.empty(),
            task.backup());
    return task.force() || !(state instanceof FileState.Regular)
        ? file.changes(state)
        : Optional.of(file.rightsOnly(state) instanceof Plan.Changes it ? it.changes() : List.of());
  }

  private Optional<List<Change>> folder(RemotePath path, Copy.SeenTree now) {
    return switch (state(path, now)) {
      case FileState.Absent _ -> Optional.of(List.of(make(path, now)));
      case FileState.Directory it -> {
        var rights = new Rights(Optional.empty(), now.access().owner(), now.access().group());
        var held = Rights.held(it).orElseThrow();
        var differences = rights.differences(path.text(), held);
        yield Optional.of(
            differences.isEmpty()
                ? List.of()
                : List.of(
                    new Change(
                        differences,
                        List.of(rights.give(path)),
                        becoming(path, rights.over(held)))));
      }
      // A link to a folder is as good as the folder.
      case FileState.Link _ -> Optional.of(List.of());
      default -> Optional.empty();
    };
  }

  private Change make(RemotePath path, Copy.SeenTree now) {
    var rights =
        new Access.Known(
                task.directoryMode(), now.access().owner(), now.access().group(), Optional.empty())
            .over(new FileState.Absent(), Rights.FOLDER);
    var held = rights.fresh(Rights.FOLDER);
    var actions = new ArrayList<Action>();
    actions.add(new Action.Run(Script.command("mkdir", "-m", "0755", "--", path.text())));
    if (!rights.areOpen()) {
      actions.add(rights.give(path));
    }
    return new Change(
        List.of(new Difference.Appears(path.text(), "folder, " + Rights.words(held))),
        actions,
        becoming(path, held));
  }

  private static Touch becoming(RemotePath path, Rights.Held held) {
    return Touch.only(
        becomes(
            new Query.OfFile(path, Depth.CONTENT),
            (FileState) new FileState.Directory(held.mode(), held.owner(), held.group())));
  }

  private static FileState state(RemotePath path, Copy.SeenTree now) {
    return requireNonNull(now.states().get(path));
  }

  private static Diagnosis inTheWay(RemotePath path, Copy.SeenTree now) {
    return Diagnosis.of("%s can't be put in place.".formatted(path))
        .because("A %s of that name is in the way.".formatted(FilePlans.kind(state(path, now))))
        .remedy("Remove it with `file: state: absent`, or choose another `dest`.");
  }
}
