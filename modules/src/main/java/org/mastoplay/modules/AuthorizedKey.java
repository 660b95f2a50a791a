package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.AccountState;
import org.mastoplay.module.Action;
import org.mastoplay.module.Alias;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
import org.mastoplay.module.Default;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** Who may log in as an account, by public keys. */
@Module(
    name = "authorized_key",
    summary = "Lets those log in who hold certain keys, or shuts them out.",
    since = "0.1",
    examples = {
      """
      - name: Let Alice in
        authorized_key:
          user: alice
          key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBGXyV0dKIsDFGjoU1m3CYkBWZjpLs7Qf9vIGfKNcQ2B alice
      """,
      """
      - name: Let only these two keys in
        authorized_key:
          user: deploy
          exclusive: true
          key: |
            ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBGXyV0dKIsDFGjoU1m3CYkBWZjpLs7Qf9vIGfKNcQ2B alice
            ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOYb7gqNmXEFnVbNjVOX1x3IbzxZc2tbfJxvJm6mCsdr bob
      """
    })
record AuthorizedKey(
    @Doc("Account to log in as") @Alias("username") AccountName user,
    @Doc("Public keys, one a line, as they stand in a .pub file") PublicKeys key,
    @Doc("Whether the keys let in") @Default("present") Presence state,
    @Doc("Whether no other keys let in") @Default("false") boolean exclusive,
    @Doc("Options to set before each key, such as `restrict`") Optional<String> keyOptions,
    @Doc("Comment to set behind each key, instead of its own") Optional<String> comment,
    @Doc("File with the keys; .ssh/authorized_keys in the account's home unless given")
        Optional<RemotePath> path,
    @Doc("Whether the folder of the file is made and gets its rights") @Default("true")
        boolean manageDir)
    implements TaskModule<AuthorizedKey.Seen> {

  private static final Mode PRIVATE_FILE = new Mode(0600);
  private static final Mode PRIVATE_FOLDER = new Mode(0700);
  private static final String MAKE_FOLDER =
      "mkdir -p -m 0755 -- \"$(dirname -- \"$2\")\" && mkdir -m \"$1\" -- \"$2\"";

  /** What was seen. */
  record Seen(AccountState account, FileState home, FileState folder, FileState file) {}

  AuthorizedKey {
    if (exclusive && state == Presence.ABSENT) {
      throw new IllegalArgumentException("`exclusive` is for keys that let in: leave `state` out");
    }
  }

  @Override
  public Probe<Seen> probe() {
    return Probe.account(user.text())
        .alongside(seenAt(new AccountState.Absent(), user.usualHome()))
        .then(account ->
            account instanceof AccountState.Present it
                ? seenAt(account, it.home())
                : Probe.known(
                    new Seen(
                        account,
                        new FileState.Absent(),
                        new FileState.Absent(),
                        new FileState.Absent())));
  }

  private Probe<Seen> seenAt(AccountState account, String home) {
    var file = file(home);
    return Probe.file(new RemotePath(home), Depth.ATTRIBUTES)
        .with(Probe.file(file.parent(), Depth.ATTRIBUTES), Map::entry)
        .with(
            Probe.file(file, Depth.CONTENT),
            (folders, found) -> new Seen(account, folders.getKey(), folders.getValue(), found));
  }

  @Override
  public Plan plan(Seen now) {
    if (!(now.account() instanceof AccountState.Present account)) {
      return state == Presence.ABSENT
          ? Plan.inOrder()
          : Plan.impossible(
              Diagnosis.of("There is no account %s.".formatted(user))
                  .because("Keys belong to an account.")
                  .remedy("Make it before this task: `user: {name: %s}`.".formatted(user)));
    }
    var lines =
        now.file() instanceof FileState.Regular it
            ? it.content().flatMap(Content::text).map(String::lines).map(it2 -> it2.toList())
            : Optional.of(List.<String>of());
    if (lines.isEmpty()) {
      return Plan.impossible(
          Diagnosis.of("%s can't be read as text.".formatted(file(account)))
              .remedy("Look at the file on the host, and remove it if it is damaged."));
    }
    if (state == Presence.ABSENT && now.file() instanceof FileState.Absent) {
      return Plan.inOrder();
    }
    var noPlace = noPlace(account, now);
    if (noPlace.isPresent()) {
      return Plan.impossible(noPlace.get());
    }
    var wanted = wanted(lines.get());
    var text =
        wanted.equals(lines.get()) && now.file() instanceof FileState.Regular it
            ? it.content().orElseThrow()
            : Content.of(String.join("\n", wanted) + (wanted.isEmpty() ? "" : "\n"));
    var file = new DesiredFile(file(account), text, rights(PRIVATE_FILE, account));
    return file.changes(now.file())
        .map(changes -> {
          var all = new ArrayList<>(folder(account, now.folder()));
          all.addAll(changes);
          return Plan.of(all);
        })
        .orElseGet(() -> Plan.impossible(DesiredFile.inTheWay(file(account))));
  }

  /** The lines that the file shall have; those that it has keep their place. */
  private List<String> wanted(List<String> lines) {
    var result = new ArrayList<String>();
    var missing =
        new ArrayList<>(key.keys().stream().map(it -> it.with(keyOptions, comment)).toList());
    for (var line : lines) {
      var present = PublicKeys.key(line);
      var named = present.flatMap(it -> key.keys().stream().filter(it::isSameAs).findFirst());
      if (named.isEmpty()) {
        if (present.isEmpty() || !exclusive) {
          result.add(line);
        }
      } else if (state == Presence.PRESENT && missing.removeIf(it -> it.isSameAs(named.get()))) {
        result.add(mended(line, present.get(), named.get()));
      }
    }
    if (state == Presence.PRESENT) {
      missing.stream().map(PublicKeys.Key::line).forEach(result::add);
    }
    return result;
  }

  /** A key that is there keeps its options and comment unless the task names others. */
  private String mended(String line, PublicKeys.Key present, PublicKeys.Key named) {
    var options =
        keyOptions.or(
            () -> named.options().isEmpty() ? Optional.empty() : Optional.of(named.options()));
    var wanted = present.with(options, comment);
    return wanted.equals(present) ? line : wanted.line();
  }

  /** Why the file can't be where it shall be. */
  private Optional<Diagnosis> noPlace(AccountState.Present account, Seen now) {
    var folder = file(account).parent();
    if (isOwn(folder, account) && now.home() instanceof FileState.Absent) {
      return Optional.of(
          Diagnosis.of("The home folder %s is not there.".formatted(account.home()))
              .because("The account %s was made without one.".formatted(user))
              .remedy(
                  "Let `user: {name: %s}` make it before this task; or give a `path` elsewhere."
                      .formatted(user)));
    }
    return !manageDir && now.folder() instanceof FileState.Absent
        ? Optional.of(
            Diagnosis.of("The folder %s is not there.".formatted(folder))
                .because("`manage_dir: false` says that it is made by others.")
                .remedy("Make it with a `file` task before this one, or leave `manage_dir` out."))
        : Optional.empty();
  }

  private static boolean isOwn(RemotePath folder, AccountState.Present account) {
    return folder.isIn(new RemotePath(account.home()));
  }

  private Rights rights(Mode mode, AccountState.Present account) {
    return new Rights(
        Optional.of(mode), Optional.of(user), Optional.of(new AccountName(account.group())));
  }

  private List<Change> folder(AccountState.Present account, FileState now) {
    var folder = file(account).parent();
    if (!manageDir) {
      return List.of();
    }
    // A folder such as /etc/ssh/keys is for several accounts, and none of theirs.
    if (!isOwn(folder, account)) {
      return now instanceof FileState.Absent
          ? List.of(made(folder, Rights.FOLDER, new Rights.Held(Rights.FOLDER, "root", "root")))
          : List.of();
    }
    // The home folder itself is not closed to others because a file of keys lies right in it.
    if (folder.equals(new RemotePath(account.home()))) {
      return List.of();
    }
    var rights = rights(PRIVATE_FOLDER, account);
    return switch (now) {
      case FileState.Absent _ -> {
        var change = made(folder, PRIVATE_FOLDER, rights.fresh(PRIVATE_FOLDER));
        yield List.of(
            new Change(
                change.differences(),
                List.of(change.actions().getFirst(), rights.give(folder)),
                change.touch()));
      }
      case FileState.Directory _ -> {
        var differences = rights.differences(folder.text(), Rights.held(now).orElseThrow());
        yield differences.isEmpty()
            ? List.of()
            : List.of(
                new Change(
                    differences,
                    List.of(rights.give(folder)),
                    known(folder, rights.fresh(PRIVATE_FOLDER))));
      }
      default -> List.of();
    };
  }

  private static Change made(RemotePath folder, Mode mode, Rights.Held held) {
    return Change.of(
        new Difference.Appears(folder.text(), "folder, " + Rights.words(held)),
        new Action.Run(Script.of(MAKE_FOLDER, mode.toString(), folder.text())),
        known(folder, held));
  }

  private static Touch known(RemotePath folder, Rights.Held held) {
    return Touch.only(
        becomes(
            new Query.OfFile(folder, Depth.CONTENT),
            (FileState) new FileState.Directory(held.mode(), held.owner(), held.group())));
  }

  private RemotePath file(AccountState.Present account) {
    return file(account.home());
  }

  private RemotePath file(String home) {
    return path.orElseGet(() -> new RemotePath(home + "/.ssh/authorized_keys"));
  }
}
