package org.mastoplay.modules;

import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Content;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;

/** A jail of fail2ban: who fails too often is shut out for a while. */
@Module(
    name = "fail2ban_jail",
    summary = "Shuts out for a while whoever fails too often, such as at guessing passwords.",
    since = "0.1",
    needs = {"fail2ban-client", "systemctl"},
    examples = {
      """
      - name: Shut out who guesses passwords of SSH
        fail2ban_jail:
          name: sshd
          maxretry: 5
          findtime: 10m
          bantime: 1h
      """,
      """
      - name: Leave the web alone
        fail2ban_jail:
          name: nginx-http-auth
          state: absent
      """
    })
record Fail2banJail(
    @Doc("Name of the jail, such as sshd") String name,
    @Doc("Whether it is in force") @Default("true") boolean enabled,
    @Doc("Ports it is about; those of its kind unless given") Optional<String> port,
    @Doc("What counts as a failure: a file of /etc/fail2ban/filter.d without its ending")
        Optional<String> filter,
    @Doc("How it learns of failures; `auto` watches the files of `logpath`") @Default("systemd")
        String backend,
    @Doc("Files to watch") List<String> logpath,
    @Doc("Which messages to watch in systemd's journal") Optional<String> journalmatch,
    @Doc("How many failures shut out") Optional<Integer> maxretry,
    @Doc("Within which time, as in 600, 10m or 1d") Optional<String> findtime,
    @Doc("For how long, as in 600, 1h or 1w; -1 for ever") Optional<String> bantime,
    @Doc("Addresses and networks that are never shut out") List<String> ignoreip,
    @Doc("How they are shut out: a file of /etc/fail2ban/action.d without its ending")
        Optional<String> banaction,
    @Doc("What is done instead of `banaction`, in fail2ban's own words") Optional<String> action,
    @Doc("Whether its settings are there") @Default("present") Presence state)
    implements TaskModule<Fail2banJail.Seen> {

  /** What was seen of its file, and what fail2ban itself says of it. */
  record Seen(FileState file, ScriptState live) {}

  // What fail2ban works by at the moment; nothing if the jail is not in force.
  private static final String LIVE =
      """
      fail2ban-client ping >/dev/null 2>&1 || { echo stopped; exit 0; }
      fail2ban-client status "$1" >/dev/null 2>&1 || { echo off; exit 0; }
      echo on
      for key in maxretry findtime bantime; do
        echo "$key $(fail2ban-client get "$1" "$key")"
      done
      """;

  Fail2banJail {
    if (!name.matches("[A-Za-z0-9_.-]+")) {
      throw new IllegalArgumentException(
          "`%s` is no name of a jail: use letters, digits, `-` and `_`".formatted(name));
    }
    if (name.equals("DEFAULT") || name.equals("INCLUDES")) {
      throw new IllegalArgumentException("`%s` is no jail of its own".formatted(name));
    }
    if (maxretry.filter(it -> it < 1).isPresent()) {
      throw new IllegalArgumentException("`maxretry` must be at least 1");
    }
    findtime.ifPresent(it -> Fail2banSettings.seconds("findtime", it));
    bantime.ifPresent(it -> Fail2banSettings.seconds("bantime", it));
  }

  RemotePath path() {
    return new RemotePath("/etc/fail2ban/jail.d/mastoplay-%s.local".formatted(name));
  }

  Script look() {
    return Script.of(LIVE, name).needing("fail2ban-client");
  }

  @Override
  public Probe<Seen> probe() {
    return DesiredFile.look(path(), content()).with(Probe.script(look()), Seen::new);
  }

  Content content() {
    return Content.of(Fail2banSettings.text(this));
  }

  @Override
  public Plan plan(Seen now) {
    return new Fail2banPlans(this, now).plan();
  }
}
