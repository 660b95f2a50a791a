package org.mastoplay.host;

import org.mastoplay.module.Action.Put;

/**
 * Puts a file in place: complete, owned, accepted by its check, and only then renamed over the old.
 *
 * <p>Whatever fails before the rename leaves nothing behind.
 */
final class ActionPut {
  // chown comes before chmod because it takes the setuid bits away. mktemp keeps the name as a
  // suffix for checks that go by it; the dot in front hides the file from globs such as *.conf.
  static final String FUNCTION =
      """
      refuse() {
        printf '%s\\n' "$2" >&2
        exit "$1"
      }
      put() {
        path=$1 mode=$2 owner=$3 backup=$4 new= kept=
        if [ -L "$path" ]; then
          path=$(readlink -f -- "$1") || refuse 1 "The link $1 leads nowhere."
        fi
        folder=${path%/*}/
        [ -d "$folder" ] || refuse 1 "The folder $folder does not exist."
        [ ! -d "$path" ] || refuse 1 "$path is a folder; a file can't take its place."
        trap 'rm -f -- "$new" "$kept"' EXIT
        trap 'exit 1' HUP INT TERM
        new=$(mktemp --suffix=".${path##*/}" -- "$folder.XXXXXXXX") || exit
        words=$( { content >"$new"; } 2>&1) || case $words in
          *'No space left on device'*) refuse 28 "$words" ;;
          *) refuse 1 "$words" ;;
        esac
        if [ -e "$path" ]; then
          chown --reference="$path" -- "$new" || exit
        fi
        if [ -n "$owner" ]; then
          chown -- "$owner" "$new" || exit
        fi
        chmod -- "$mode" "$new" || exit
        words=$(accepts "$new" 2>&1) || refuse "$?" "$words"
        if [ "$backup" = yes ] && [ -e "$path" ]; then
          kept=$path.$(date +%Y%m%d%H%M%S)~
          cp -p -- "$path" "$kept" || exit
        fi
        mv -fT -- "$new" "$path" || exit
        new=
        [ -z "$kept" ] || printf 'The old file is kept as %s\\n' "$kept"
        kept=
      }
      """;

  private ActionPut() {}

  static String script(Put put, Program program, Payload payload) {
    var accepts = put.validate().map(check -> program.run("", check, "\"$@\"")).orElse(":\n");
    return "content() { %s; }\naccepts() {\n%s}\nput %s %s %s %s\n"
        .formatted(
            payload.add(put.content()),
            accepts,
            Quoting.word(put.path().text()),
            put.mode(),
            Quoting.word(owner(put)),
            put.backup() ? "yes" : "no");
  }

  /** As {@code chown} takes it: {@code owner}, {@code :group}, both, or nothing. */
  private static String owner(Put put) {
    return put.owner().orElse("") + put.group().map(group -> ":" + group).orElse("");
  }
}
