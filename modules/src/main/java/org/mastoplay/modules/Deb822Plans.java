package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.ArrayList;
import java.util.Base64;
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
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** What {@link Deb822Repository} plans. */
final class Deb822Plans {
  private final Deb822Repository task;
  private final Deb822Repository.Seen now;
  private final List<Change> changes = new ArrayList<>();

  Deb822Plans(Deb822Repository task, Deb822Repository.Seen now) {
    this.task = task;
    this.now = now;
  }

  /** The keys that a file holds, if they are all pinned. */
  static Optional<OpenPgpKeys> pinned(FileState file, List<String> fingerprints) {
    return keys(file).filter(it -> strangers(it, fingerprints).isEmpty());
  }

  /** The first key that is not pinned; none is where nothing is pinned. */
  static Optional<String> strangers(OpenPgpKeys keys, List<String> fingerprints) {
    return fingerprints.isEmpty()
        ? Optional.empty()
        : keys.fingerprints().stream().filter(it -> !fingerprints.contains(it)).findFirst();
  }

  private static Optional<OpenPgpKeys> keys(FileState file) {
    return file instanceof FileState.Regular it
        ? it.content().flatMap(OpenPgpKeys::read)
        : Optional.empty();
  }

  Plan plan() {
    if (task.state() == Presence.ABSENT) {
      remove(task.sourcesFile(), now.sources());
      remove(task.keyFile(), now.key());
    } else {
      var trouble = trouble();
      if (trouble.isPresent()) {
        return Plan.impossible(trouble.get());
      }
      var keys = task.givenKeys().or(this::fetchedKeys).or(() -> keys(now.key()));
      if (task.address().isPresent() || task.givenKeys().isPresent()) {
        key(keys);
      }
      var file = new DesiredFile(task.sourcesFile(), task.text(), Rights.ofRoot(task.mode()));
      file.changes(now.sources()).ifPresent(changes::addAll);
    }
    return Plan.of(refreshing());
  }

  private Optional<Diagnosis> trouble() {
    for (var file : List.of(task.sourcesFile(), task.keyFile())) {
      var state = file.equals(task.keyFile()) ? now.key() : now.sources();
      if (state instanceof FileState.Directory || state instanceof FileState.Special) {
        return Optional.of(DesiredFile.inTheWay(file));
      }
    }
    if (task.signedByFile().isPresent() && task.givenKeys().isEmpty()) {
      return Optional.of(
          Diagnosis.of("The file %s is empty.".formatted(task.signedByFile().get().name()))
              .remedy("Put the key into it that signs the repository."));
    }
    if (now.fetched().isEmpty() || awaitsAuthorities()) {
      return Optional.empty();
    }
    var answer = now.fetched().get();
    var address = task.address().orElseThrow();
    if (says(answer, "no authorities")) {
      return Optional.of(
          Diagnosis.of("The key at %s can't be fetched.".formatted(address))
              .because("The host doesn't know whom to trust with https.")
              .remedy("Install the package ca-certificates before this task."));
    }
    if (answer instanceof ScriptState.Ran ran && !ran.succeeded()) {
      return Optional.of(
          Diagnosis.of("The key at %s can't be fetched.".formatted(address))
              .because("The host can't get it from there.")
              .remedy(
                  "Check the address; or keep the key beside the playbook, and name it by"
                      + " `signed_by_file`.")
              .words(ran.err()));
    }
    var keys = fetchedKeys();
    return keys.isEmpty()
        ? Optional.of(
            Diagnosis.of("There is no OpenPGP public key at %s.".formatted(address))
                .remedy("Look at it with a browser: the address of a page about a key won't do."))
        : strangers(keys.get(), task.fingerprint()).map(it -> stranger(address, it));
  }

  private Diagnosis stranger(String address, String found) {
    return Diagnosis.of("The key at %s is not the one that was agreed on.".formatted(address))
        .because(
            "Its fingerprint is %s, and not %s."
                .formatted(found, String.join(" or ", task.fingerprint())))
        .remedy(
            "Ask those who run the repository, by another way, whether they have a new key; only"
                + " then change `fingerprint`.");
  }

  /** Whether a dry run knows that https can be trusted by then, and can't ask now. */
  private boolean awaitsAuthorities() {
    return now.fetched().filter(it -> says(it, "no authorities")).isPresent()
        && now.authorities().installed().isPresent();
  }

  private static boolean says(ScriptState answer, String words) {
    return answer.output().filter(it -> it.strip().equals(words)).isPresent();
  }

  private Optional<OpenPgpKeys> fetchedKeys() {
    try {
      return now.fetched()
          .flatMap(ScriptState::output)
          .map(it -> Content.of(Base64.getDecoder().decode(it.strip())))
          .flatMap(OpenPgpKeys::read);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** The file of the key; its text would tell a person nothing, so its fingerprint is shown. */
  private void key(Optional<OpenPgpKeys> keys) {
    var path = task.keyFile();
    // Only a dry run may not have it, and knows of it no more than that it is pinned.
    var content = keys.map(OpenPgpKeys::armored).orElse(Content.EMPTY);
    var wanted = String.join(", ", keys.map(OpenPgpKeys::fingerprints).orElse(task.fingerprint()));
    var file = new DesiredFile(path, content, Rights.ofRoot(Rights.FILE));
    for (var change : file.changes(now.key()).orElseThrow()) {
      var differences =
          change.differences().stream()
              .map(it -> it instanceof Difference.Contents ? keyDiffers(path, wanted) : it)
              .toList();
      var actions = new ArrayList<>(change.actions());
      actions.addFirst(
          Action.run("mkdir", "-p", "-m", "0755", "--", Deb822Repository.KEYRINGS.text()));
      changes.add(new Change(differences, actions, change.touch()));
    }
  }

  private Difference keyDiffers(RemotePath path, String wanted) {
    var before = keys(now.key()).map(it -> String.join(", ", it.fingerprints()));
    return now.key() instanceof FileState.Absent
        ? new Difference.Appears(path.text(), "key " + wanted)
        : before.equals(Optional.of(wanted))
            ? new Difference.Differs(path.text(), "key", "another copy of " + wanted, wanted)
            : new Difference.Differs(path.text(), "key", before.orElse("none"), wanted);
  }

  private void remove(RemotePath path, FileState state) {
    if (!(state instanceof FileState.Absent)) {
      changes.add(
          Change.of(
              new Difference.Vanishes(path.text(), ""),
              Action.run("rm", "-f", "--", path.text()),
              Touch.only(
                  becomes(
                      new Query.OfFile(path, Depth.CONTENT), (FileState) new FileState.Absent()))));
    }
  }

  /** Lists that are older than the sources are as good as none, and later tasks must know. */
  private List<Change> refreshing() {
    var isOld = now.lists() == AptGet.Lists.STALE || now.lists() == AptGet.Lists.NEVER;
    if (task.updateCache() && (isOld || !changes.isEmpty())) {
      changes.add(
          Change.of(
              new Difference.Happens("package lists", "refreshed"),
              AptGet.update(60),
              Touch.anything(AptGet.refreshed())));
    } else if (!changes.isEmpty()) {
      var last = changes.removeLast();
      var known = new ArrayList<Touch.Becomes<?>>(last.touch().known());
      known.add(AptGet.outdated());
      changes.add(new Change(last.differences(), last.actions(), new Touch.Only(known)));
    }
    return changes;
  }
}
