package org.mastoplay.modules;

/** The pieces of shell with which {@link Unarchive} looks and unpacks. */
final class UnarchiveHost {
  // What was unpacked is listed on the host, with size, time and rights: so it is known later
  // whether all of it is as it was, without the archive. Folders have no size or time of their own.
  private static final String STAMP =
      """
      stamp() {
        if [ "$(id -u)" = 0 ]; then
          state=/var/lib/mastoplay
        else
          state=$(getent passwd "$(id -u)" | cut -d : -f 6)/.local/state/mastoplay
        fi
        stamp=$state/unarchive/$(printf %s "$1" | sha256sum | cut -c 1-32)
      }
      listed() {
        (cd -- "$1" && xargs -0 -r sh -c '
          find "$@" -maxdepth 0 \\( -type d -printf "d %m %u %g %p\\\\0" \\) -o \\
            -printf "%y %m %u %g %s %T@ %l %p\\\\0" 2>&1' sh)
      }
      """;
  static final String LOOK =
      STAMP
          + """
          for tool in curl wget $3; do
            if command -v "$tool" >/dev/null; then echo "$tool"; fi
          done
          stamp "$1"
          [ -e "$stamp.id" ] || exit 0
          if [ "$(cat -- "$stamp.id")" != "$2" ]; then echo stamp other; exit; fi
          if listed "$1" <"$stamp.names" | cmp -s - "$stamp.list"; then
            echo stamp same
          else
            echo stamp changed
          fi
          """;
  static final String UNPACK =
      STAMP
          + Download.FETCH
          + """
          dest=$1 id=$2 kind=$3 source=$4 sum=$5 owner=$6 mode=$7 certs=$8 newer=$9
          shift 9
          umask 022
          work=$(mktemp -d) || exit
          trap 'rm -rf -- "$work"' EXIT
          trap 'exit 1' HUP INT TERM
          new=$work/archive
          case $source in
            -) cat >"$new" ;;
            /*) new=$source ;;
            *) fetch "$source" 10 "$certs" </dev/null ;;
          esac && right "$sum" || exit
          if [ "$kind" = ZIP ]; then
            overwrite=-o
            [ "$newer" = false ] || overwrite=-uo
            unzip -q "$overwrite" "$new" -d "$dest" "$@" >&2 || exit
            unzip -Z1 "$new" >"$work/all" || exit
          else
            overwrite=
            [ "$newer" = false ] || overwrite=--keep-newer-files
            tar -x -v -f "$new" -C "$dest" --no-same-owner $overwrite --quoting-style=literal \\
              --show-transformed-names "$@" >"$work/all" || exit
          fi
          cd -- "$dest" || exit
          while IFS= read -r name; do
            name=${name%/}
            if [ -n "$name" ] && [ "$name" != . ] && { [ -e "$name" ] || [ -L "$name" ]; }; then
              printf './%s\\0' "${name#./}"
            fi
          done <"$work/all" | sort -zu >"$work/names"
          if [ -n "$owner" ]; then xargs -0 -r chown -h -- "$owner" <"$work/names" || exit; fi
          if [ -n "$mode" ]; then
            xargs -0 -r sh -c 'mode=$1; shift
              for it do [ -L "$it" ] || chmod -- "$mode" "$it" || exit 1; done' \\
              sh "$mode" <"$work/names" || exit
          fi
          stamp "$dest"
          (umask 077 && mkdir -p -- "$state/unarchive") && rm -f -- "$stamp.id" &&
            listed . <"$work/names" >"$stamp.list" && mv -- "$work/names" "$stamp.names" &&
            printf '%s\\n' "$id" >"$stamp.id"
          """;

  private UnarchiveHost() {}
}
