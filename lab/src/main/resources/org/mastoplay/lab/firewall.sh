# Lets a bridge's traffic through a firewall that drops what this machine forwards, as Docker's and
# ufw's do. Arguments: open|close BRIDGE.
what=$1 bridge=$2

nft list chain ip filter FORWARD >/dev/null 2>&1 || exit 0
nft -a list chain ip filter FORWARD |
  sed -n "s/.*comment \"$bridge\".* handle \([0-9]*\)\$/\1/p" |
  while read -r handle; do nft delete rule ip filter FORWARD handle "$handle"; done
if [ "$what" = open ]; then
  nft insert rule ip filter FORWARD iifname "$bridge" accept comment "\"$bridge\"" &&
    nft insert rule ip filter FORWARD oifname "$bridge" accept comment "\"$bridge\""
fi
