package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import org.mastoplay.module.Action;
import org.mastoplay.module.Content;
import org.mastoplay.module.Script;

/** The commands with which {@link MastodonAccount} acts. */
record AccountCommands(MastodonAccount task) {
  // tootctl makes up a password and prints it, for everybody to read.
  private static final String CREATE =
      """
      code=$1
      shift
      words=$(bin/tootctl accounts create "$@" </dev/null 2>&1) || {
        printf '%s\\n' "$words" >&2
        exit 1
      }
      """;

  private static final String DISABLE =
      "bin/tootctl accounts modify \"$1\" --disable </dev/null || exit\n";

  private static final String THEN_SET_PASSWORD =
      """
      bin/rails runner "$code" "$1" || {
        status=$?
        echo 'The account is made, but its password could not be set: run this once with' \\
          '`update_password: always`.' >&2
        exit "$status"
      }
      """;

  private static final String SET_PASSWORD =
      """
      account = Account.where(domain: nil).where("lower(username) = ?", ARGV.fetch(0).downcase).first!
      account.user.password = $stdin.read
      account.user.save!(validate: false)
      """;

  Action create() {
    var words = new ArrayList<>(List.of(SET_PASSWORD, task.username(), "--email", task.email()));
    task.role().ifPresent(it -> words.addAll(List.of("--role", it)));
    if (task.confirmed()) {
      words.add("--confirmed");
    }
    if (task.approved()) {
      words.add("--approve");
    }
    var text =
        CREATE
            + (task.state() == MastodonAccount.State.DISABLED ? DISABLE : "")
            + (task.password().isPresent() ? THEN_SET_PASSWORD : "");
    return run(withPassword(Script.of(text, words.toArray(String[]::new))));
  }

  Action modify(List<String> flags) {
    var words = new ArrayList<>(List.of("bin/tootctl", "accounts", "modify", task.username()));
    words.addAll(flags);
    return run(Script.command(words));
  }

  Action setPassword() {
    return run(withPassword(Script.command("bin/rails", "runner", SET_PASSWORD, task.username())));
  }

  private Script withPassword(Script script) {
    return task.password().map(it -> script.reading(Content.of(it.reveal()))).orElse(script);
  }

  private Action run(Script script) {
    return new Action.Run(new Live(task.chdir()).in(script));
  }
}
