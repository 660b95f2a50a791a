#!/bin/sh -e
# Counts what it is given, for the contract of `script`.
echo "$#" > /srv/count
printf '%s\n' "$@" > "${1:-/srv/words}"
stat -c '%a %U' "${0%/*}" "$0" > /srv/rights
