package org.mastoplay.modules;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.LocalFile;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.Touch;
import org.mastoplay.modules.Unarchive.Seen;
import org.mastoplay.text.Diagnosis;

/** What {@link Unarchive} plans. */
record UnarchivePlans(Unarchive task, Seen now) {
  static Seen with(Seen seen, Access.Known access) {
    return new Seen(
        seen.folder(), seen.archive(), seen.created(), access, seen.stamp(), seen.tools());
  }

  static Seen with(Seen seen, ScriptState answer) {
    var words = answer.output().orElse("").lines().toList();
    return new Seen(
        seen.folder(),
        seen.archive(),
        seen.created(),
        seen.access(),
        words.stream()
            .filter(it -> it.startsWith("stamp "))
            .map(it -> it.substring(6))
            .findFirst()
            .orElse(""),
        words);
  }

  /** Tells what tools there are, and what is left of an earlier time. */
  static Script look(Unarchive task, FileState archive) {
    return Script.of(UnarchiveHost.LOOK, task.dest().text(), id(task, archive), task.kind().tool());
  }

  /** What tells this archive, unpacked in this way, from another. */
  private static String id(Unarchive task, FileState archive) {
    var digest =
        task.src()
            .map(LocalFile::content)
            .map(Content::sha256)
            .or(() -> task.checksum().map(Sha256::digits))
            .or(() -> archive instanceof FileState.Regular it ? it.sha256() : Optional.empty())
            .orElse(task.name());
    var manner =
        Stream.of(
                task.include().toString(),
                task.exclude().toString(),
                task.extraOpts().toString(),
                task.mode().map(ModeRule::text).orElse(""),
                task.owner().map(it -> it.name().text()).orElse(""),
                task.group().map(it -> it.name().text()).orElse(""))
            .collect(joining("\n"));
    return digest + " " + Content.of(manner).sha256();
  }

  Plan plan() {
    if ((task.creates().isPresent() && now.created()) || now.stamp().equals("same")) {
      return Plan.inOrder();
    }
    var plan = Plan.of(unpack());
    var lacking = lacking();
    return lacking.isPresent() ? Plan.lacking(lacking.get(), plan) : plan;
  }

  private Change unpack() {
    var before =
        switch (now.stamp()) {
          case "changed" -> "changed since it was unpacked";
          case "other" -> "those of another archive, or unpacked in another way";
          default -> "not unpacked";
        };
    var owner =
        now.access().owner().map(AccountName::text).orElse("")
            + now.access().group().map(it -> ":" + it).orElse("");
    var words =
        new ArrayList<>(
            List.of(
                task.dest().text(),
                id(task, now.archive()),
                task.kind().name(),
                task.remoteSrc().map(ArchiveSource::name).orElse("-"),
                task.checksum().map(Sha256::digits).orElse(""),
                owner,
                task.mode().map(ModeRule::text).orElse(""),
                String.valueOf(task.validateCerts()),
                String.valueOf(task.keepNewer())));
    words.addAll(options());
    var script = Script.of(UnarchiveHost.UNPACK, words.toArray(String[]::new));
    return Change.of(
        new Difference.Differs(task.dest().text(), "contents", before, "those of " + task.name()),
        new Action.Run(task.src().map(LocalFile::content).map(script::reading).orElse(script)),
        Touch.anything());
  }

  private List<String> options() {
    var options = new ArrayList<>(task.extraOpts());
    if (task.kind() == ArchiveKind.ZIP) {
      options.addAll(task.include());
      if (!task.exclude().isEmpty()) {
        options.add("-x");
        options.addAll(task.exclude());
      }
      return options;
    }
    task.exclude().forEach(it -> options.add("--exclude=" + it));
    if (!task.include().isEmpty()) {
      options.add("--");
      options.addAll(task.include());
    }
    return options;
  }

  private Optional<Diagnosis> lacking() {
    if (!(now.folder() instanceof FileState.Directory || now.folder() instanceof FileState.Link)) {
      return Optional.of(
          Diagnosis.of("There is no folder %s.".formatted(task.dest()))
              .because("An archive can only be unpacked in a folder that is there.")
              .remedy(
                  "Make it before this task, with `file: {path: %s, state: directory}`."
                      .formatted(task.dest())));
    }
    var onHost = task.remoteSrc().flatMap(ArchiveSource::path);
    if (onHost.isPresent() && !(now.archive() instanceof FileState.Regular)) {
      return Optional.of(
          Diagnosis.of("There is no archive %s on the host.".formatted(onHost.get()))
              .because("`remote_src` names a file that is there already, or an address.")
              .remedy("Check the path; for an archive beside the playbook, write `src`."));
    }
    if (now.archive() instanceof FileState.Regular it
        && task.checksum()
            .filter(sum -> !it.sha256().equals(Optional.of(sum.digits())))
            .isPresent()) {
      return Optional.of(
          Diagnosis.of("%s is not what it should be.".formatted(task.name()))
              .because("Its SHA-256 is not the one in `checksum`.")
              .remedy("Get the right archive, or correct `checksum`."));
    }
    if (task.remoteSrc().isPresent()
        && onHost.isEmpty()
        && !now.tools().contains("curl")
        && !now.tools().contains("wget")) {
      return Optional.of(
          Diagnosis.of("There is nothing on the host to download with.")
              .because("Neither curl nor wget is installed.")
              .remedy("Install one before this task: `apt: {name: curl}`."));
    }
    var tool = task.kind().tool();
    return tool.isEmpty() || now.tools().contains(tool)
        ? now.access().lacking()
        : Optional.of(
            Diagnosis.of("%s can't be unpacked.".formatted(task.name()))
                .because("`%s` is not installed on the host.".formatted(tool))
                .remedy(
                    "Install it before this task: `apt: {name: %s}`."
                        .formatted(task.kind().debian())));
  }
}
