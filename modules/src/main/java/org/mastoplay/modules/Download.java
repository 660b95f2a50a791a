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
import org.mastoplay.module.Script;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** How {@link GetUrl} downloads: to a file beside, which takes its place once it is complete. */
record Download(GetUrl task, GetUrl.Seen now) {
  private static final String TOOL =
      """
      for tool in curl wget; do
        if command -v "$tool" >/dev/null; then echo "$tool"; break; fi
      done
      """;

  /** Downloads to {@code $new}; headers come by standard input, since they may be secret. */
  static final String FETCH =
      """
      fetch() {
        if command -v curl >/dev/null; then
          insecure=
          [ "$3" = true ] || insecure=--insecure
          sed 's/[\\\\"]/\\\\&/g; s/.*/header = "&"/' | curl -fsSL -K - $insecure \\
            --connect-timeout "$2" --speed-time "$2" --speed-limit 1 -o "$new" --url "$1"
        else
          insecure=
          [ "$3" = true ] || insecure=--no-check-certificate
          sed 's/^/header = /' >"$new.rc" || return
          words=$(WGETRC=$new.rc wget -nv --tries=1 --timeout="$2" $insecure -O "$new" -- "$1" 2>&1)
          status=$?
          rm -f -- "$new.rc"
          [ "$status" = 0 ] || { printf '%s\\n' "$words" >&2; return "$status"; }
        fi
      }
      right() {
        [ -n "$1" ] || return 0
        is=$(sha256sum <"$new") && is=${is%% *}
        [ "$is" = "$1" ] && return
        echo "What was downloaded has the SHA-256 $is, and not the one in checksum." >&2
        return 1
      }
      """;

  private static final String GET =
      FETCH
          + """
          url=$1 path=$2 sum=$3 mode=$4 owner=$5 timeout=$6 certs=$7 backup=$8
          umask 077
          new=$(mktemp -- "$path.XXXXXXXX") || exit
          trap 'rm -f -- "$new" "$new.rc"' EXIT
          trap 'exit 1' HUP INT TERM
          fetch "$url" "$timeout" "$certs" && right "$sum" || exit
          if [ -f "$path" ]; then chown --reference="$path" -- "$new" || exit; fi
          if [ -n "$owner" ]; then chown -- "$owner" "$new" || exit; fi
          chmod -- "$mode" "$new" || exit
          if [ "$backup" = true ] && [ -f "$path" ]; then
            cp -p -- "$path" "$path.$(date +%Y%m%d%H%M%S)~" || exit
          fi
          mv -fT -- "$new" "$path"
          """;

  /** Prints what can download on the host; nothing if there is nothing. */
  static Script tool() {
    return Script.of(TOOL);
  }

  /** Without curl and without wget nothing can be downloaded. */
  static Plan needing(String tool, Plan plan) {
    return tool.isBlank()
        ? Plan.lacking(
            Diagnosis.of("There is nothing on the host to download with.")
                .because("Neither curl nor wget is installed.")
                .remedy("Install one before this task: `apt: {name: curl}`."),
            plan)
        : plan;
  }

  /** The headers of a request, one a line. */
  static Content headers(GetUrl task) {
    var lines = new ArrayList<String>();
    task.headers().forEach((name, value) -> lines.add(name + ": " + value + "\n"));
    if (task.urlUsername().isPresent()) {
      var login = task.urlUsername().get() + ":" + task.urlPassword().orElseThrow().reveal();
      var encoded = Base64.getEncoder().encodeToString(Content.of(login).bytes());
      lines.add("Authorization: Basic " + encoded + "\n");
    }
    return Content.of(String.join("", lines));
  }

  Plan plan() {
    var rights = now.footing().rights(now.state());
    var held =
        rights.over(
            now.state() instanceof FileState.Regular it
                ? Rights.held(it).orElseThrow()
                : rights.fresh(Rights.FILE));
    var owner = rights.ownerName().orElse("") + rights.groupName().map(it -> ":" + it).orElse("");
    var script =
        Script.of(
                GET,
                task.url(),
                now.path().text(),
                task.checksum().map(Sha256::digits).orElse(""),
                held.mode().toString(),
                owner,
                String.valueOf(task.timeout()),
                String.valueOf(task.validateCerts()),
                String.valueOf(task.backup()))
            .reading(headers(task));
    var after =
        new FileState.Regular(
            held.mode(),
            held.owner(),
            held.group(),
            0,
            task.checksum().map(Sha256::digits),
            Optional.empty());
    var depth = task.checksum().isPresent() ? Depth.DIGEST : Depth.ATTRIBUTES;
    return needing(
        now.tool(),
        Plan.of(
            new Change(
                differences(rights, held),
                List.of(new Action.Run(script)),
                Touch.only(becomes(new Query.OfFile(now.path(), depth), (FileState) after)))));
  }

  private List<Difference> differences(Rights rights, Rights.Held held) {
    var path = now.path().text();
    var from = "from " + task.url();
    if (!(now.state() instanceof FileState.Regular old)) {
      return List.of(new Difference.Appears(path, from + ", " + Rights.words(held)));
    }
    var differences = new ArrayList<Difference>();
    differences.add(
        task.checksum()
            .<Difference>map(it ->
                new Difference.Differs(
                    path, "SHA-256", old.sha256().orElse("unknown"), it.digits()))
            .orElseGet(() -> new Difference.Happens(path, "is downloaded " + from)));
    differences.addAll(rights.differences(path, Rights.held(old).orElseThrow()));
    return differences;
  }
}
