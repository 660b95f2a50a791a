# Tells a host's facts as key=value lines, with few forks and nothing that changes by itself, such
# as the time. Facts.java reads them. Sent along with loop.sh: no single quotes here.
mastoplay_facts() {
  tell() { if [ -n "$2" ]; then printf "%s=%s\n" "$1" "$2"; fi; }

  read -r name < /proc/sys/kernel/hostname
  tell hostname "${name%%.*}"
  fqdn=$(timeout 1 hostname -f)
  tell fqdn "${fqdn:-$name}"

  . /etc/os-release
  case $ID in
    debian) tell distribution Debian ;;
    ubuntu) tell distribution Ubuntu ;;
    *) tell distribution "$NAME" ;;
  esac
  tell distribution_version "${VERSION_ID:-$VERSION_CODENAME}"
  tell distribution_major_version "${VERSION_ID%%.*}"
  tell distribution_release "$VERSION_CODENAME"
  tell architecture "$(dpkg --print-architecture)"
  set -- $(uname -rm)
  tell kernel "$1"
  tell machine "$2"
  tell processor_vcpus "$(nproc)"
  while read -r key value unit; do
    case $key in
      MemTotal:) tell memtotal_mb $((value / 1024)) ;;
      SwapTotal:) tell swaptotal_mb $((value / 1024)) ;;
    esac
  done < /proc/meminfo

  if command -v ip >/dev/null; then
    four= six=
    while read -r number interface family address rest; do
      case "$family $rest" in
        *" temporary "*|*" deprecated "*|"inet6 "*" tentative "*) ;;
        "inet "*) four="$four ${address%%/*}" ;;
        "inet6 "*) six="$six ${address%%/*}" ;;
      esac
    done <<ADDRESSES
$(ip -o addr show scope global)
ADDRESSES
    tell_route() {
      kind=$1
      set -- $2
      while [ $# -gt 1 ]; do
        case $1 in
          src) tell "$kind.address" "$2" ;;
          dev) tell "$kind.interface" "$2" ;;
          via) tell "$kind.gateway" "$2" ;;
        esac
        shift
      done
    }
    # No packet is sent: the kernel only says which way it would go.
    tell_route default_ipv4 "$(ip -4 -o route get 192.0.2.1)"
    tell_route default_ipv6 "$(ip -6 -o route get 2001:db8::1)"
  else
    four= six=
    for address in $(hostname -I); do
      case $address in
        *:*) six="$six $address" ;;
        *) four="$four $address" ;;
      esac
    done
    set -- $four
    tell default_ipv4.address "$1"
  fi
  printf "all_ipv4_addresses=%s\n" "${four# }"
  printf "all_ipv6_addresses=%s\n" "${six# }"

  virtual=$(systemd-detect-virt)
  tell virtualization_type "$virtual"
  case $virtual in
    lxc*|systemd-nspawn|docker|podman|rkt|wsl|proot|openvz|pouch|container-other) tell is_container true ;;
    ?*) tell is_container false ;;
  esac
  if [ -d /run/systemd/system ]; then
    tell service_mgr systemd
  else
    read -r init < /proc/1/comm
    tell service_mgr "$init"
  fi
  zone=$(readlink -f /etc/localtime)
  case $zone in
    /usr/share/zoneinfo/*) tell timezone "${zone#/usr/share/zoneinfo/}" ;;
    *) tell timezone Etc/UTC ;;
  esac
  if command -v apt-get >/dev/null; then tell pkg_mgr apt; fi
  tell user_id "$(id -un)"
  tell user_uid "$(id -u)"
}
