package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
import org.mastoplay.module.Default;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.Secret;

/** An account of a person on the Mastodon server. */
@Module(
    name = "mastodon_account",
    summary = "Makes an account on the Mastodon server, or changes its role and state.",
    since = "0.1",
    needs = "psql",
    examples = {
      """
      - name: Make the owner's account
        mastodon_account:
          username: alice
          email: alice@social.example
          role: Owner
        become_user: mastodon
      """,
      """
      - name: Let nobody log in as bob
        mastodon_account:
          username: bob
          email: bob@social.example
          state: disabled
        become_user: mastodon
      """
    })
record MastodonAccount(
    @Doc("Name of the account, without @") String username,
    @Doc("E-mail address to log in with") String email,
    @Doc("Role such as Owner, Admin or Moderator; as it is unless given") Optional<String> role,
    @Doc("Whether the e-mail address counts as confirmed") @Default("true") boolean confirmed,
    @Doc("Whether the account counts as approved by a moderator") @Default("true") boolean approved,
    @Doc("Password of a new account; unless given nobody knows it, and it must be reset by e-mail")
        Optional<Secret> password,
    @Doc("When the password is set") @Default("on-create") UpdatePassword updatePassword,
    @Doc("Whether its owner can log in") @Default("present") State state,
    @Doc("Folder that Mastodon lives in") @Default("/home/mastodon/live") RemotePath chdir)
    implements TaskModule<ScriptState> {

  /** When the password is set. */
  enum UpdatePassword {
    @Doc("When the account is made")
    ON_CREATE,
    @Doc("In every run; nobody can see whether it is the same")
    ALWAYS
  }

  /** Whether somebody can log in. */
  enum State {
    @Doc("It is there, and its owner can log in")
    PRESENT,
    @Doc("It is there, but nobody can log in")
    DISABLED
  }

  private static final String LOOK =
      """
      select to_regclass('public.accounts') is not null and to_regclass('public.users') is not null
        and to_regclass('public.user_roles') is not null as made \\gset
      \\if :made
      select 'known ' || name from public.user_roles where name <> '';
      select 'taken ' || a.username from public.users u join public.accounts a on a.id = u.account_id
        where lower(u.email) = lower(:'email') and lower(a.username) <> lower(:'username');
      select 'account ' || a.username from public.accounts a
        where a.domain is null and lower(a.username) = lower(:'username');
      select unnest(array['email ' || u.email, 'role ' || coalesce(r.name, ''),
          'confirmed ' || (u.confirmed_at is not null)::text, 'approved ' || u.approved::text,
          'disabled ' || u.disabled::text])
        from public.accounts a join public.users u on u.account_id = a.id
        left join public.user_roles r on r.id = u.role_id
        where a.domain is null and lower(a.username) = lower(:'username');
      \\endif
      """;

  MastodonAccount {
    if (!username.matches("[A-Za-z0-9_]{1,30}")) {
      throw new IllegalArgumentException(
          "`username` is made of up to 30 letters from a to z, digits and _");
    }
    if (!email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
      throw new IllegalArgumentException("`%s` is not an e-mail address".formatted(email));
    }
    var length = password.map(it -> Content.of(it.reveal()).size()).orElse(8);
    if (length < 8 || length > 72) {
      throw new IllegalArgumentException("`password` must have 8 to 72 letters");
    }
    if (updatePassword == UpdatePassword.ALWAYS && password.isEmpty()) {
      throw new IllegalArgumentException("give the `password` that is to be set");
    }
  }

  @Override
  public Probe<ScriptState> probe() {
    return new Live(chdir).ask(Map.of(), LOOK, "username=" + username, "email=" + email);
  }

  @Override
  public Plan plan(ScriptState now) {
    if (now instanceof ScriptState.Ran ran && !ran.succeeded()) {
      return Plan.impossible(Live.silent(ran));
    }
    var seen = Finding.report(now);
    var refusal = refusal(seen);
    if (refusal.isPresent()) {
      return Plan.impossible(refusal.get());
    }
    var commands = new AccountCommands(this);
    if (seen.first("account").isEmpty()) {
      var detail = email + role.map(it -> ", " + it).orElse("");
      return Plan.of(
          new Change(
              List.of(new Difference.Appears(subject(), detail)),
              List.of(commands.create()),
              Touch.anything()));
    }
    return Plan.of(changes(seen, commands));
  }

  private Optional<Diagnosis> refusal(Report seen) {
    var roles = seen.all("known");
    if (role.isPresent() && !roles.isEmpty() && !roles.contains(role.get())) {
      return Optional.of(
          Diagnosis.of("Mastodon has no role %s.".formatted(role.get()))
              .because(
                  "Its roles are %s; capital letters matter.".formatted(String.join(", ", roles)))
              .remedy("Choose one of them."));
    }
    if (seen.first("taken").isPresent()) {
      return Optional.of(
          Diagnosis.of("The address %s is another account's.".formatted(email))
              .because("@%s logs in with it.".formatted(seen.get("taken")))
              .remedy("Give another address, or change that account first."));
    }
    return seen.first("account").isPresent() && seen.first("email").isEmpty()
        ? Optional.of(
            Diagnosis.of("Nobody can ever log in as @%s again.".formatted(username))
                .because("The account was deleted, and its name stays reserved.")
                .remedy("Choose another name."))
        : Optional.empty();
  }

  private List<Change> changes(Report seen, AccountCommands commands) {
    var differences = new ArrayList<Difference>();
    var flags = new ArrayList<String>();
    if (!seen.get("email").equalsIgnoreCase(email)) {
      differences.add(differs("email", seen.get("email"), email));
      flags.addAll(List.of("--email", email));
    }
    if (role.filter(it -> !it.equals(seen.get("role"))).isPresent()) {
      var before = seen.get("role");
      differences.add(differs("role", before.isEmpty() ? "none" : before, role.orElseThrow()));
      flags.addAll(List.of("--role", role.orElseThrow()));
    }
    // A changed address is unconfirmed until it is confirmed again.
    if (confirmed && (!isTrue(seen, "confirmed") || flags.contains("--email"))) {
      if (!isTrue(seen, "confirmed")) {
        differences.add(differs("confirmed", "false", "true"));
      }
      flags.add("--confirm");
    }
    if (approved && !isTrue(seen, "approved")) {
      differences.add(differs("approved", "false", "true"));
      flags.add("--approve");
    }
    if (isTrue(seen, "disabled") != (state == State.DISABLED)) {
      var wanted = state == State.DISABLED;
      differences.add(differs("disabled", String.valueOf(!wanted), String.valueOf(wanted)));
      flags.add(wanted ? "--disable" : "--enable");
    }
    var changes = new ArrayList<Change>();
    if (!flags.isEmpty()) {
      changes.add(new Change(differences, List.of(commands.modify(flags)), Touch.anything()));
    }
    if (updatePassword == UpdatePassword.ALWAYS) {
      changes.add(
          Change.of(
              new Difference.Happens(subject(), "password set"),
              commands.setPassword(),
              Touch.anything()));
    }
    return changes;
  }

  private static boolean isTrue(Report seen, String key) {
    return seen.get(key).equals("true");
  }

  private Difference differs(String property, String before, String after) {
    return new Difference.Differs(subject(), property, before, after);
  }

  private String subject() {
    return "account @" + username;
  }
}
