package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
import org.mastoplay.module.Default;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Module;
import org.mastoplay.module.PackageState;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** A rule of who may do what as somebody else. */
@Module(
    name = "sudoers",
    summary = "Lets an account or a group run commands as root or as somebody else, by sudo.",
    since = "0.1",
    needs = "visudo",
    examples = {
      """
      - name: Let Alice become root without a password
        sudoers:
          name: alice
          user: alice
          commands: ALL
          runas: ALL:ALL
      """,
      """
      - name: Let those who deploy restart Mastodon, and nothing else
        sudoers:
          name: deploy
          group: deployers
          commands:
            - /usr/bin/systemctl restart mastodon-web
            - /usr/bin/systemctl restart mastodon-sidekiq
      """,
      """
      - name: Nobody needs that any more
        sudoers:
          name: deploy
          state: absent
      """
    })
record Sudoers(
    @Doc("Name of the rule, and of its file in /etc/sudoers.d") String name,
    @Doc("Account that the rule is for") Optional<AccountName> user,
    @Doc("Group that the rule is for, instead of `user`") Optional<AccountName> group,
    @Doc("Commands with their whole path and perhaps arguments, or ALL") List<String> commands,
    @Doc("Whether sudo asks for no password") @Default("true") boolean nopassword,
    @Doc("As whom: an account, `account:group` or ALL; root unless given") Optional<String> runas,
    @Doc("Whether the environment may be kept and set") @Default("false") boolean setenv,
    @Doc("Whether the commands may not start others") @Default("false") boolean noexec,
    @Doc("Host that the rule is for") @Default("ALL") String host,
    @Doc("Whether it shall be there") @Default("present") Presence state)
    implements TaskModule<Sudoers.Seen> {

  private static final RemotePath FOLDER = new RemotePath("/etc/sudoers.d");
  private static final NeededPackage PACKAGE = new NeededPackage("sudo");

  /**
   * What was seen.
   *
   * @param verdict what visudo says of the rule
   */
  record Seen(FileState file, ScriptState verdict, PackageState sudo) {}

  Sudoers {
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_-]*")) {
      throw new IllegalArgumentException(
          "`%s` can't be the name of a rule: sudo passes over files with other than letters, digits,"
                  .formatted(name)
              + " `_` and `-` in their name");
    }
    if (state == Presence.PRESENT) {
      if (user.isPresent() == group.isPresent()) {
        throw new IllegalArgumentException("give one of `user` and `group`");
      }
      if (commands.isEmpty()) {
        throw new IllegalArgumentException("give `commands`, or ALL if it may be any");
      }
      commands.forEach(Sudoers::check);
      if (runas.filter(it -> !it.matches("[A-Za-z0-9_.,:-]+")).isPresent()) {
        throw new IllegalArgumentException(
            "`%s` is not whom to run as: write an account, account:group, or ALL"
                .formatted(runas.get()));
      }
      if (!host.matches("[A-Za-z0-9_.-]+")) {
        throw new IllegalArgumentException("`%s` is not the name of a host".formatted(host));
      }
    }
  }

  /** A comma would begin another command, and a line break another rule. */
  private static void check(String command) {
    if (!command.matches("!?(/\\S.*|ALL|sudoedit .*|[A-Z][A-Z0-9_]*)")) {
      throw new IllegalArgumentException(
          "`%s` is not a command with its whole path, such as /usr/bin/systemctl"
              .formatted(command));
    }
    if (command.matches("(?s).*(?<!\\\\),.*|.*\\n.*")) {
      throw new IllegalArgumentException(
          "`%s` has a comma or a line break: write each command as an item of its own, and `\\,` for"
                  .formatted(command)
              + " a comma in it");
    }
  }

  @Override
  public Probe<Seen> probe() {
    var text = text();
    var verdict =
        state == Presence.PRESENT
            ? Probe.script(
                Script.of("PATH=$PATH:/usr/sbin visudo -cf -").needing("visudo").reading(text))
            : Probe.<ScriptState>known(new ScriptState.Ran(0, "", ""));
    return DesiredFile.look(path(), text)
        .with(verdict, Map::entry)
        .with(Probe.aptPackage("sudo"), (it, sudo) -> new Seen(it.getKey(), it.getValue(), sudo));
  }

  @Override
  public Plan plan(Seen now) {
    if (state == Presence.ABSENT) {
      return now.file() instanceof FileState.Absent ? Plan.inOrder() : Plan.of(remove());
    }
    if (now.verdict() instanceof ScriptState.Unavailable && now.sudo().installed().isEmpty()) {
      return Plan.impossible(PACKAGE.missing("Without sudo its rules let nobody do anything."));
    }
    if (now.verdict() instanceof ScriptState.Ran ran && !ran.succeeded()) {
      return Plan.impossible(
          Diagnosis.of("visudo refuses the rule %s; nothing was changed.".formatted(name))
              .because("With such a file, sudo would let nobody in any more.")
              .remedy("Correct the rule: its words, below, name the line. sudoers(5) tells more.")
              .words(ran.err().isBlank() ? ran.out() : ran.err()));
    }
    return new DesiredFile(
            path(),
            text(),
            Rights.ofRoot(new Mode(0440)),
            Optional.of(Script.of("PATH=$PATH:/usr/sbin visudo -cf \"$1\"").needing("visudo")),
            false)
        .plan(now.file());
  }

  private Change remove() {
    return Change.of(
        new Difference.Vanishes(path().text(), ""),
        Action.run("rm", "-f", "--", path().text()),
        Touch.only(
            becomes(new Query.OfFile(path(), Depth.CONTENT), (FileState) new FileState.Absent())));
  }

  private RemotePath path() {
    return FOLDER.child(name);
  }

  private Content text() {
    var who = user.map(AccountName::text).or(() -> group.map(it -> "%" + it)).orElse("");
    var tags =
        (noexec ? "NOEXEC: " : "") + (setenv ? "SETENV: " : "") + (nopassword ? "NOPASSWD: " : "");
    return Content.of(
        "# Kept by mastoplay: what is changed here by hand is put back.\n%s %s=%s%s%s\n"
            .formatted(
                who,
                host,
                runas.map(it -> "(" + it + ") ").orElse(""),
                tags,
                String.join(", ", commands)));
  }
}
