package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.Script;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** What {@link File} plans for links. */
final class LinkPlans {
  // A rename replaces the old link in one step, so that nobody ever finds none.
  private static final String LINK =
      """
      new=$2.mastoplay-$$
      if [ "$5" = hard ]; then ln -- "$1" "$new"; else ln -s -- "$1" "$new"; fi || exit
      if [ -n "$3$4" ]; then chown -h -- "$3${4:+:$4}" "$new" || { rm -f -- "$new"; exit 1; }; fi
      mv -fT -- "$new" "$2"
      """;

  private LinkPlans() {}

  static Plan symbolic(FileTarget file, File.Seen seen) {
    var plan = symbolic(file, seen.state());
    return file.force() ? plan : leading(file, seen, plan);
  }

  private static Plan leading(FileTarget file, File.Seen seen, Plan plan) {
    return plan instanceof Plan.Changes && seen.src() instanceof FileState.Absent
        ? Plan.lacking(
            Diagnosis.of("The link %s would lead to nothing.".formatted(file.path()))
                .because("There is no %s.".formatted(file.src().orElseThrow()))
                .remedy("Make it before this task, or check `src`."),
            plan)
        : plan;
  }

  private static Plan symbolic(FileTarget file, FileState now) {
    var target = file.src().orElseThrow();
    return switch (now) {
      case FileState.Link link when link.target().equals(target) -> FilePlans.rights(file, now);
      case FileState.Absent _ ->
          Plan.of(
              link(
                  file,
                  new Difference.Appears(file.path().text(), "link to " + target),
                  "symbolic"));
      case FileState.Link _ -> Plan.of(replace(file, now, "link to " + target, "symbolic"));
      case FileState.Regular _ when file.force() ->
          Plan.of(replace(file, now, "link to " + target, "symbolic"));
      default -> inTheWay(file, now);
    };
  }

  static Plan hard(FileTarget file, File.Seen now) {
    var target = file.src().orElseThrow();
    var plan = hard(file, now, target);
    return leading(file, now, plan);
  }

  private static Plan hard(FileTarget file, File.Seen now, String target) {
    return switch (now.state()) {
      case FileState.Regular _ when now.same() -> FilePlans.rights(file, now.state());
      case FileState.Absent _ ->
          Plan.of(
              link(
                  file,
                  new Difference.Appears(file.path().text(), "hard link to " + target),
                  "hard"));
      case FileState.Regular _, FileState.Link _ when file.force() ->
          Plan.of(replace(file, now.state(), "hard link to " + target, "hard"));
      default -> inTheWay(file, now.state());
    };
  }

  private static Change replace(FileTarget file, FileState now, String after, String kind) {
    var before = FilePlans.kind(now);
    return link(file, new Difference.Differs(file.path().text(), "kind", before, after), kind);
  }

  private static Change link(FileTarget file, Difference difference, String kind) {
    var target = file.src().orElseThrow();
    var rights = file.rights();
    var action =
        new Action.Run(
            Script.of(
                LINK,
                target,
                file.path().text(),
                rights.ownerName().orElse(""),
                rights.groupName().orElse(""),
                kind));
    var held = rights.fresh(Rights.FILE);
    var link = new FileState.Link(target, held.owner(), held.group());
    return Change.of(
        difference,
        action,
        // What a hard link will look like is up to its target, which was not looked at.
        kind.equals("hard")
            ? Touch.anything()
            : Touch.only(becomes(new Query.OfFile(file.path(), Depth.CONTENT), link)));
  }

  private static Plan inTheWay(FileTarget file, FileState now) {
    return Plan.impossible(
        Diagnosis.of("%s can't become a link.".formatted(file.path()))
            .because("A %s of that name is in the way.".formatted(FilePlans.kind(now)))
            .remedy(
                now instanceof FileState.Regular
                    ? "Write `force: true` if the link may replace it."
                    : "Remove it first, with `file: state: absent`."));
  }
}
