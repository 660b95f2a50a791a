package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.ArrayList;
import java.util.List;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** What {@link NginxSite} plans. */
final class NginxSitePlans {
  // All of nginx's settings as they will be, in another folder; links into theirs lead to the copy.
  private static final String TEST =
      """
      name=$1 file=$2 link=$3 standard=$4
      copy=$(mktemp -d) && trap 'rm -rf -- "$copy"' EXIT || exit
      cp -a /etc/nginx "$copy/" && cd "$copy/nginx" || exit
      mkdir -p sites-available sites-enabled || exit
      case $file in
        new) cat >"sites-available/$name" || exit ;;
        gone) rm -f -- "sites-available/$name" ;;
      esac
      case $link in
        on) ln -sfn "/etc/nginx/sites-available/$name" "sites-enabled/$name" || exit ;;
        off) rm -f -- "sites-enabled/$name" ;;
      esac
      if [ "$standard" = off ]; then rm -f sites-enabled/default; fi
      find . -type l | while IFS= read -r path; do
        target=$(readlink -- "$path")
        case $target in
          /etc/nginx/*) ln -sfn -- "$PWD/${target#/etc/nginx/}" "$path" ;;
        esac
      done
      find . -type f -exec sed -i "s|/etc/nginx/|$PWD/|g" {} + || exit
      words=$(nginx -t -q -c "$PWD/nginx.conf" 2>&1)
      status=$?
      printf '%s\\n' "$words" | sed "s|$PWD/|/etc/nginx/|g" >&2
      exit "$status"
      """;
  // A rename replaces an old link in one step.
  private static final String ENABLE =
      """
      new=$2.mastoplay-$$
      ln -s -- "$1" "$new" && mv -fT -- "$new" "$2"
      """;
  private static final String RELOAD =
      """
      if systemctl is-active -q nginx.service; then systemctl reload nginx.service; fi
      """;

  private final NginxSite task;
  private final NginxSite.Seen now;
  private final List<Difference> differences = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();
  private final List<Touch.Becomes<?>> known = new ArrayList<>();
  private String file = "same";
  private String link = "same";
  private String standard = "same";

  NginxSitePlans(NginxSite task, NginxSite.Seen now) {
    this.task = task;
    this.now = now;
  }

  Plan plan() {
    var present = task.state() == Presence.PRESENT;
    var on = present && task.enabled();
    if (on && !(now.link() instanceof FileState.Link || now.link() instanceof FileState.Absent)) {
      return Plan.impossible(
          Diagnosis.of("%s can't become a link.".formatted(task.link()))
              .because("A file or folder of that name is in the way.")
              .remedy("Remove it first, with `file: state: absent`."));
    }
    if (present) {
      var changes = desired().changes(now.file());
      if (changes.isEmpty()) {
        return Plan.impossible(DesiredFile.inTheWay(task.file()));
      }
      changes.get().forEach(this::take);
    }
    if (on && !leadsThere()) {
      enable();
    }
    if (!on && !(now.link() instanceof FileState.Absent)) {
      link = "off";
      remove(task.link());
    }
    if (!present && !(now.file() instanceof FileState.Absent)) {
      file = "gone";
      remove(task.file());
    }
    // The package, which an earlier task will install, brings that site and switches it on.
    if (task.defaultOff() && !(now.hasNginx() && now.standard() instanceof FileState.Absent)) {
      standard = "off";
      remove(NginxSite.DEFAULT);
      // So that another such task knows that it will be gone by then.
      known.add(becomes(new Query.OfScript(NginxSite.VERSION), new ScriptState.Ran(0, "", "")));
    }
    return differences.isEmpty() ? Plan.inOrder() : Plan.of(tested());
  }

  private Change tested() {
    var all = new ArrayList<Action>();
    all.add(
        new Action.Run(
            Script.of(TEST, task.name(), file, link, standard)
                .needing("nginx")
                .reading(file.equals("new") ? task.wanted() : Content.EMPTY)));
    all.addAll(actions);
    all.add(new Action.Run(Script.of(RELOAD).needing("systemctl")));
    return new Change(differences, all, new Touch.Anything(known));
  }

  private DesiredFile desired() {
    return new DesiredFile(task.file(), task.wanted(), Rights.ofRoot(Rights.FILE));
  }

  private void take(Change change) {
    file = "new";
    differences.addAll(change.differences());
    actions.addAll(change.actions());
    known.addAll(change.touch().known());
  }

  private boolean leadsThere() {
    return now.link() instanceof FileState.Link it
        && (it.target().equals(task.file().text())
            || it.target().equals("../sites-available/" + task.name()));
  }

  private void enable() {
    link = "on";
    differences.add(
        now.link() instanceof FileState.Link it
            ? new Difference.Differs(task.link().text(), "target", it.target(), task.file().text())
            : new Difference.Appears(task.link().text(), "link to " + task.file()));
    actions.add(new Action.Run(Script.of(ENABLE, task.file().text(), task.link().text())));
    becoming(task.link(), new FileState.Link(task.file().text(), "root", "root"));
  }

  private void remove(RemotePath path) {
    differences.add(new Difference.Vanishes(path.text(), ""));
    actions.add(Action.run("rm", "-f", "--", path.text()));
    becoming(path, new FileState.Absent());
  }

  private void becoming(RemotePath path, FileState state) {
    known.add(becomes(new Query.OfFile(path, Depth.CONTENT), state));
  }

  /** What a refusal of nginx means. */
  static Diagnosis explained(NginxSite task, Diagnosis failure) {
    var words = failure.words().orElse("");
    if (!words.contains("[emerg]")) {
      return failure;
    }
    var refused =
        Diagnosis.of(
                "nginx refuses the site %s; what it serves has not changed.".formatted(task.name()))
            .words(words);
    if (words.contains("cannot load certificate")) {
      return refused
          .because("It names a certificate that is not there.")
          .remedy(
              "Have it issued before this task, with `certbot`; or leave the part for TLS away"
                  + " until it is.");
    }
    if (words.contains("host not found")) {
      return refused
          .because("It names a host whose address is not known here.")
          .remedy("Check the spelling, and that this host can look names up.");
    }
    return refused
        .because("It was tried with all other settings of nginx, and that can't be read.")
        .remedy("nginx names the file and the line below. Correct it, then run this again.");
  }
}
