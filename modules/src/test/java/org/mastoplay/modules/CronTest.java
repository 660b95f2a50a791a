package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Cron}. */
final class CronTest extends ModuleTable {
  private static Observed host() {
    return Observed.bare().account("app", "/bin/sh", "!").account("root", "/bin/sh", "!");
  }

  private static Observed table(String text) {
    return host().installed("cron", "3", "3").answers("crontab -u app -l", text);
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new",
            "cron: {name: tidy, user: app, minute: 5, hour: '*/2', job: tidy up}",
            table(""),
            "~ jobs of app [ → # mastoplay: tidy|5 */2 * * * tidy up|] new",
            "$ crontab -u app -"),
        row(
            "before cron is installed",
            "cron: {name: tidy, user: app, special_time: daily, job: tidy up}",
            host().installed("cron", "3", "3"),
            "~ jobs of app [ → # mastoplay: tidy|@daily tidy up|] new"),
        row(
            "without cron",
            "cron: {name: tidy, user: app, job: tidy up}",
            host(),
            "! The package cron is not installed."),
        row(
            "taken over from Ansible",
            "cron: {name: tidy, user: app, special_time: daily, job: tidy up}",
            table("@daily a\n#Ansible: tidy\n@weekly tidy\n@daily b\n"),
            "~ jobs of app [@daily a|#Ansible: tidy|@weekly tidy|@daily b| → @daily a|# mastoplay:"
                + " tidy|@daily tidy up|@daily b|]"),
        row(
            "in order",
            "cron: {name: tidy, user: app, special_time: daily, job: tidy up}",
            table("# mastoplay: tidy\n@daily tidy up\n"),
            "="),
        row(
            "disabled",
            "cron: {name: tidy, user: app, special_time: daily, job: tidy up, disabled: true}",
            table("# mastoplay: tidy\n@daily tidy up\n"),
            "~ jobs of app [# mastoplay: tidy|@daily tidy up| → # mastoplay: tidy|#@daily tidy"
                + " up|]"),
        row(
            "a variable",
            "cron: {name: MAILTO, env: true, user: app, value: a@b.example}",
            table("@daily a\nMAILTO=x\n"),
            "~ jobs of app [@daily a|MAILTO=x| → @daily a|MAILTO=\"a@b.example\"|]"),
        row(
            "removed",
            "cron: {name: tidy, user: app, state: absent}",
            table("@daily a\n# mastoplay: tidy\n@daily tidy up\n"),
            "~ jobs of app [@daily a|# mastoplay: tidy|@daily tidy up| → @daily a|]"),
        row("gone already", "cron: {name: tidy, user: app, state: absent}", host(), "="),
        row(
            "in a file of its own",
            "cron: {name: tidy, cron_file: app, user: app, special_time: reboot, job: tidy up}",
            table(""),
            "~ /etc/cron.d/app [ → # mastoplay: tidy|@reboot app tidy up|] new, 0644 root",
            "$ put /etc/cron.d/app 0644"),
        row(
            "the last of its file",
            "cron: {name: tidy, cron_file: app, state: absent}",
            host().file("/etc/cron.d/app", "# mastoplay: tidy\n@daily app x\n", "0644", "root"),
            "- /etc/cron.d/app"),
        row(
            "no account",
            "cron: {name: tidy, user: nobody, job: tidy up}",
            Observed.bare(),
            "! There is no account nobody."),
        row(
            "no such hour",
            "cron: {name: tidy, hour: 24, job: a}",
            Observed.bare(),
            "? `24` is not a time for `hour`: it takes numbers from 0 to 23, `*`, ranges such as"
                + " 0-2, and steps such as */2"),
        row(
            "two times",
            "cron: {name: tidy, hour: 2, special_time: daily, job: a}",
            Observed.bare(),
            "? give either `special_time` or a time"));
  }
}
