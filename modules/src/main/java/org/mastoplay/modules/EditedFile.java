package org.mastoplay.modules;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mastoplay.module.Content;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.text.Diagnosis;

/** A text file of which a task changes a part, and keeps the rest. */
record EditedFile(Optional<Validation> validate, boolean backup) {

  /**
   * What was seen.
   *
   * @param path where the links of the task's path lead
   */
  record Seen(RemotePath path, FileState state, Footing footing) {
    boolean isAbsent() {
      return state instanceof FileState.Absent;
    }
  }

  static Probe<Seen> look(RemotePath path, Access access) {
    return Followed.look(path, Depth.CONTENT)
        .with(
            Footing.look(path, access),
            (file, footing) -> new Seen(file.path(), file.state(), footing));
  }

  /**
   * What makes the file what an edit makes of its text.
   *
   * @param create whether a file that is not there counts as empty
   */
  Plan plan(Seen now, boolean create, UnaryOperator<String> edit) {
    return switch (now.state()) {
      case FileState.Absent _ when create -> with(now, edit.apply(""));
      case FileState.Absent _ ->
          Plan.impossible(
              Diagnosis.of("There is no file %s.".formatted(now.path()))
                  .because("Only a file that is there can be changed in a part.")
                  .remedy("Make it before this task, or check the path."));
      case FileState.Regular it ->
          it.content()
              .flatMap(Content::text)
              .map(text -> with(now, edit.apply(text)))
              .orElseGet(() -> Plan.impossible(noText(now.path())));
      default -> Plan.impossible(DesiredFile.inTheWay(now.path()));
    };
  }

  private Plan with(Seen now, String text) {
    var file =
        new DesiredFile(
            now.path(),
            Content.of(text),
            now.footing().rights(now.state()),
            validate.map(Validation::script),
            backup);
    return now.footing().bear(file.plan(now.state()));
  }

  private static Diagnosis noText(RemotePath path) {
    return Diagnosis.of("%s can't be changed in a part.".formatted(path))
        .because("It is not UTF-8 text, or it is larger than 1 MiB.")
        .remedy("Check the path; replace the whole file with `copy` or `template`.");
  }
}
