# What serves requests on a host, under any POSIX shell that is /bin/sh there. FramedShell speaks
# to it. It travels as one word in single quotes, so none may stand in here; lines that begin with
# # are left at home. $1 is the marker of the greeting.
umask 022
LC_ALL=C.UTF-8
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH
unset ENV BASH_ENV CDPATH
cd "$HOME" 2>/dev/null || cd /
mastoplay_parent=${TMPDIR:-/tmp}
if [ -w /run ]; then mastoplay_parent=/run; fi
MASTOPLAY_DIR=$(mktemp -d "$mastoplay_parent/mastoplay.XXXXXXXXXX") || exit 1
MASTOPLAY_SHELL=$$
export MASTOPLAY_DIR MASTOPLAY_SHELL
trap "rm -rf \"\$MASTOPLAY_DIR\"" EXIT
trap "exit 1" HUP INT TERM PIPE
mastoplay_facts() { :; }
#FACTS
printf "\n%s\n" "$1"
( mastoplay_facts ) 2>/dev/null </dev/null
printf "\n%s\n" "$1"
printf "\n%s\n" "$1" >&2
# dd reads with read(2) exactly what it is told, where head may buffer and swallow what follows.
mastoplay_take() { dd bs=65536 count="$1" iflag=fullblock,count_bytes status=none; }
while IFS=" " read -r mastoplay_mark mastoplay_script mastoplay_payload; do
  # The dot keeps the newlines at the end, which $( ) would take away.
  mastoplay_text=$(mastoplay_take "$mastoplay_script"; printf .)
  if [ "$mastoplay_payload" = 0 ]; then
    : > "$MASTOPLAY_DIR/payload"
  else
    mastoplay_take "$mastoplay_payload" > "$MASTOPLAY_DIR/payload"
  fi
  if [ $? = 0 ]; then
    ( eval "${mastoplay_text%.}" ) </dev/null
    mastoplay_status=$?
  else
    mastoplay_status=payload
  fi
  printf "\n%s %s\n" "$mastoplay_mark" "$mastoplay_status"
  printf "\n%s %s\n" "$mastoplay_mark" "$mastoplay_status" >&2
  # What is left of the payload is still in the pipe: the next header can no longer be found.
  if [ "$mastoplay_status" = payload ]; then exit 1; fi
done
