package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.text.Diagnosis;

/**
 * What must be there before something can be put at a path: the folder, the owner, the group.
 *
 * @param lacking why it can't be put there
 */
record Footing(Access.Known access, Optional<Diagnosis> lacking) {

  static Probe<Footing> look(RemotePath path, Access access) {
    var folder = path.parent();
    return Probe.file(folder, Depth.ATTRIBUTES)
        .with(
            access.look(),
            (state, known) -> new Footing(known, known.lacking().or(() -> lacking(folder, state))));
  }

  /** The rights that the file there will have. */
  Rights rights(FileState now) {
    return rights(now, Rights.FILE);
  }

  /** The rights that what is there will have, or something new. */
  Rights rights(FileState now, Mode fresh) {
    return access.over(now, fresh);
  }

  /** A plan that changes something can't be carried out while something is lacking. */
  Plan bear(Plan plan) {
    return plan instanceof Plan.Changes && lacking.isPresent()
        ? Plan.lacking(lacking.get(), plan)
        : plan;
  }

  /** The same where the folders above are made, too. */
  Plan bearOwner(Plan plan) {
    return new Footing(access, access.lacking()).bear(plan);
  }

  private static Optional<Diagnosis> lacking(RemotePath folder, FileState state) {
    return switch (state) {
      case FileState.Directory _, FileState.Link _ -> Optional.empty();
      case FileState.Absent _ ->
          Optional.of(
              Diagnosis.of("There is no folder %s.".formatted(folder))
                  .because("A file can only be put into a folder that is there.")
                  .remedy(
                      "Make it before this task, with `file: {path: %s, state: directory}`, or"
                              .formatted(folder)
                          + " check the path."));
      case FileState.Regular _, FileState.Special _ ->
          Optional.of(
              Diagnosis.of("%s is not a folder.".formatted(folder))
                  .because("Something else of that name is in the way.")
                  .remedy("Check the path, or remove it with `file: state: absent`."));
    };
  }
}
