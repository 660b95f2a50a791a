# The dead-man's switch, as it lies on the host beside the old state that it would put back.
# LockoutGuard.java speaks to it: guard.sh arm SECONDS LOGIN WORKER files|programs | settle |
# changed | lift | undo | status. By itself it runs `watch`: from the moment when the change is made, or whoever
# makes it is gone, it waits SECONDS for `lift`, which needs a new login. Nothing that it uses can
# be taken away by what it guards: coreutils, tar, sed, awk and systemd.
#
# Its states are files in its folder. `verdict` comes into being at once and never changes, by
# ln(1): it says `lifted` or `undone`, and whoever comes second has lost. `outcome` is there when
# everything has been put back, `kept` when what a lifted one leaves unproven is kept, `watching` from
# the beginning.
umask 077
LC_ALL=C.UTF-8
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH
here=$(dirname -- "$(readlink -f -- "$0")")
unit=mastoplay-guard-${here##*/}.service
unit_file=/etc/systemd/system/$unit
wanted=/etc/systemd/system/multi-user.target.wants/$unit
cd "$here" || exit

# Until when it waits for whoever makes the change, however long that takes.
MOST_WAITED=3600
# How long it takes, at most, to sort out what is unproven.
MOST_LIFTED=60
# What decides whether somebody gets in: services, and the packages that bring the programs.
DOORS='ssh.service ssh.socket sshd.service'
WALLS='ufw.service nftables.service iptables.service ip6tables.service netfilter-persistent.service
firewalld.service fail2ban.service'
WAYS='networking.service systemd-networkd.service NetworkManager.service'
PACKAGES='openssh-server openssh-sftp-server sudo'
# Files that take effect only when a service is started anew, which often is another task.
DELAYED='^etc/(nftables|iptables|ufw|default/|firewalld|fail2ban|network|netplan|systemd/)'

is_root() { [ "$(id -u)" = 0 ]; }
has() { command -v "$1" >/dev/null; }
has_systemd() { is_root && [ -d /run/systemd/system ]; }
uptime() { read -r now _ </proc/uptime; echo "${now%%.*}"; }
say() { printf '%s\n' "$*"; }
recall() { [ ! -e "$1" ] || cat "$1"; }

# All that is kept, as paths below /, whether it is there or not yet.
belongings() {
  home=$(recall home)
  {
    if is_root; then
      for folder in / /etc /etc/systemd /etc/systemd/system /home /root /run /usr /usr/bin \
        /usr/sbin /var /var/lib "${home%/*}"; do
        find "$folder" -maxdepth 0
      done
      find /etc/ssh /etc/default/ssh /etc/sudoers /etc/sudoers.d /etc/sudo.conf /etc/doas.conf \
        /etc/pam.d /etc/pam.conf /etc/security /etc/nologin /run/nologin /etc/passwd /etc/shadow \
        /etc/group /etc/gshadow /etc/subuid /etc/subgid /etc/login.defs /etc/shells \
        /etc/nsswitch.conf /etc/ld.so.preload /etc/environment /etc/nftables.conf \
        /etc/nftables.d /etc/nftables /etc/iptables /etc/ufw /etc/default/ufw /etc/firewalld \
        /etc/fail2ban /etc/hosts.allow /etc/hosts.deny /etc/network /etc/netplan \
        /etc/systemd/network /root/.ssh -xdev
      find /etc/systemd/system /run/systemd/system /var/lib/systemd/deb-systemd-helper-enabled \
        \( -path '*/ssh*' -o -path '*/ufw*' -o -path '*/nftables*' -o -path '*/iptables*' \
        -o -path '*/ip6tables*' -o -path '*/netfilter*' -o -path '*/firewalld*' \
        -o -path '*/fail2ban*' -o -path '*/networking*' -o -path '*/systemd-networkd*' \
        -o -path '*/NetworkManager*' \)
      dpkg -L $PACKAGES | grep -vE '^/(etc|usr/share|var|lib|run)(/|$)'
      find /var/lib/dpkg/info -name 'openssh-*' -o -name 'sudo.*'
    fi
    if [ -n "$home" ]; then
      find "$home" -maxdepth 0
      find "$home/.ssh" -xdev
    fi
  } 2>/dev/null | grep -E '^/' | sed 's|^/||; s|^$|.|' | sort -u
}

# The libraries without which the programs of the door do not start, and what they link to.
libraries() {
  for program in /usr/sbin/sshd /usr/lib/openssh/* /usr/bin/sudo; do
    [ ! -x "$program" ] || ldd "$program"
  done 2>/dev/null | sed -n 's|.* => \(/[^ ]*\) .*|\1|p' | sort -u |
    while read -r file; do
      readlink -f -- "$file"
      [ ! -L "$file" ] || say "$(readlink -f -- "${file%/*}")/${file##*/}"
    done | sed 's|^/||' | sort -u
}

keep_firewall() {
  mkdir -p tables
  if has nft; then
    nft list tables >tables.list 2>/dev/null
    while read -r _ family name; do
      nft list table "$family" "$name" >"tables/$family.$name" 2>/dev/null
      # What iptables has made may be more than nft can read again.
      nft -c -f "tables/$family.$name" 2>/dev/null || mv "tables/$family.$name" unreadable
    done <tables.list
  fi
  for tool in iptables ip6tables iptables-legacy ip6tables-legacy; do
    ! has "$tool-save" || "$tool-save" >"$tool.rules" 2>/dev/null
  done
}

keep_network() {
  has ip || return
  ip -o link show up | sed 's/^[0-9]*: \([^:@]*\).*/\1/' >links
  ip addr save >addresses 2>/dev/null
  ip -4 route save >routes4 2>/dev/null
  ip -6 route save >routes6 2>/dev/null
}

keep_units() {
  has_systemd || return
  for name in $DOORS $WALLS $WAYS; do
    say "$name $(systemctl is-active "$name")"
  done >units
}

arm() {
  seconds=$1 login=$2 worker=$3 depth=$4
  # What told its verdict long ago has nothing more to tell.
  find .. -mindepth 2 -maxdepth 2 -name verdict -mmin +60 -exec dirname {} + | xargs -r rm -rf
  say "$seconds" >seconds
  say "$worker" >worker
  say "$depth" >depth
  uptime >begun
  cat /proc/sys/kernel/random/boot_id >boot
  home=$(getent passwd "$login" | cut -d: -f6)
  case $home in /?*) say "$home" >home ;; esac
  if is_root; then
    # Only what may touch anything can take a library away.
    [ "$depth" = files ] || packages_there >installed
    [ "$depth" = files ] || libraries | tar -C / -cf libraries.tar -T - 2>/dev/null
    keep_firewall
    keep_network
    keep_units
    awk -v RS= -v ORS='\n\n' -v names="$PACKAGES" 'BEGIN { split(names, all, " ")
      for (i in all) wanted["Package: " all[i]] }
      { split($0, lines, "\n"); if (lines[1] in wanted) print }' /var/lib/dpkg/status >packages
  fi
  find .. -maxdepth 1 -name unproven -mmin +60 -exec rm -rf {} +
  mkdir -p unproven/old
  [ "$depth" = files ] || [ ! -e ../unproven ] || cp -a ../unproven/. unproven/ || exit
  touch unproven/new
  belongings | grep -vxF -f unproven/new >old.list
  tar -C / --no-recursion --numeric-owner -cpf old.tar -T old.list 2>tar.err
  # A file that vanishes while it is read is no loss: tar then ends with 1.
  [ $? -le 1 ] || { cat tar.err >&2; exit 1; }
  unproven | tar -C unproven/old --numeric-owner -rpf old.tar -T - || exit
  start || { say 'The host could not start the watch that undoes the change.' >&2; exit 1; }
}

# What earlier changes have replaced without anything proving that it works. Whatever makes it work
# and fails is undone to before those.
unproven() { [ ! -d unproven/old ] || (cd unproven/old && find . ! -type d | sed 's|^\./||'); }

keep_unproven() {
  is_root || return
  if [ "$(cat depth)" != files ]; then
    rm -rf ../unproven
    return
  fi
  belongings | comm -13 old.list - | grep -E "$DELAYED" >added
  grep -E "$DELAYED" old.list | tar -C / --no-recursion -df old.tar -T - 2>&1 |
    sed 's/^tar: //; s/: .*//' | grep -E "$DELAYED" | sort -u >replaced
  [ -s added ] || [ -s replaced ] || return
  mkdir -p ../unproven/old
  cat added >>../unproven/new
  while read -r path; do
    grep -qxF "$path" ../unproven/new || [ -e "../unproven/old/$path" ] ||
      tar -C ../unproven/old --no-recursion -xpf old.tar "$path"
  done <replaced
}

start() {
  if has_systemd; then
    {
      say '[Unit]'
      say 'Description=Undoes a change of mastoplay unless a new login proves it harmless'
      say '[Service]'
      say 'Type=exec'
      say "ExecStart=/bin/sh $here/guard.sh watch"
      say 'Restart=on-failure'
      say 'RestartSec=1'
      say 'OOMScoreAdjust=-900'
      say 'KillMode=process'
      say '[Install]'
      say 'WantedBy=multi-user.target'
    } >"$unit_file" &&
      chmod 644 "$unit_file" &&
      mkdir -p "${wanted%/*}" && ln -sfn "$unit_file" "$wanted" &&
      sync old.tar guard.sh "$unit_file" &&
      systemctl start "$unit"
  else
    setsid -f sh "$here/guard.sh" watch </dev/null >/dev/null 2>&1
  fi
}

is_at_work() { kill -0 "$(cat worker)" 2>/dev/null; }

# From when on it counts: at once if the host was started anew meanwhile.
deadline() {
  if [ "$(cat boot)" != "$(cat /proc/sys/kernel/random/boot_id)" ]; then
    say 0
  elif [ -e deadline ]; then
    cat deadline
  elif [ -e changed ] || ! is_at_work || [ "$(uptime)" -gt $(($(cat begun) + MOST_WAITED)) ]; then
    say $(($(uptime) + $(cat seconds))) >deadline
    cat deadline
  fi
}

watch() {
  : >watching
  while [ ! -e verdict ]; do
    until=$(deadline)
    if [ -n "$until" ] && [ "$(uptime)" -ge "$until" ]; then
      decide undone
      break
    fi
    sleep 1
  done
  # One that was broken off by a reboot is done again: it does no harm twice.
  if [ "$(cat verdict)" = undone ] && [ ! -e outcome ]; then put_back; fi
  if [ "$(cat verdict)" = lifted ]; then outlive_lift; fi
  tidy
}

# Whoever lifts it still reads the old state. If that one is gone, what is left to do is done here.
outlive_lift() {
  for _ in $(seq "$MOST_LIFTED"); do
    [ ! -e kept ] || return 0
    sleep 1
  done
  keep_unproven
}

# Whoever is first has decided.
decide() {
  say "$1" >"verdict.$1" && ln "verdict.$1" verdict 2>/dev/null
}

tidy() {
  ! is_root || rm -f "$unit_file" "$wanted"
  # What is left tells the verdict to whoever asks, and holds none of the host's secrets.
  rm -rf unproven old.tar libraries.tar tables unreadable rules.nft addresses routes4 routes6 ./*.rules \
    packages installed removed spoilt
}

put_back() {
  exec 3>&1 >>log 2>&1
  put_back_files
  if is_root; then
    put_back_packages
    if has_systemd; then put_back_units; fi
    put_back_network
    put_back_firewall
    open_door
  fi
  exec >&3 3>&-
  date -u '+%Y-%m-%d %H:%M:%S UTC' >outcome.new && mv outcome.new outcome
  sync outcome verdict
}

put_back_files() {
  belongings >new.list
  comm -13 old.list new.list | sort -r >removed
  while read -r path; do
    if [ -d "/$path" ] && [ ! -L "/$path" ]; then rmdir "/$path"; else rm -f "/$path"; fi
  done <removed
  tar -C / --numeric-owner -xpf old.tar
  unproven | cat - unproven/new | sed 's|^|Put back as well, since nothing had proven it: /|'
  # Every program needs these at every moment: only what is missing is put back.
  [ ! -s libraries.tar ] || tar -C / --skip-old-files -xpf libraries.tar
}

packages_there() {
  dpkg-query -W -f '${db:Status-Status} ${Package}\n' |
    awk '$1 != "not-installed" && $1 != "config-files" { print $2 }' | sort -u
}

# Packages that have come meanwhile, and lack what was removed just now.
packages_spoilt() {
  [ -s installed ] && [ -s removed ] || return
  packages_there | comm -23 - installed | while read -r name; do
    cat "/var/lib/dpkg/info/$name.list" "/var/lib/dpkg/info/$name":*.list 2>/dev/null |
      sed 's|^/||' | grep -qxF -f removed && say "$name"
  done
}

# ucf(1) makes no file again of which it knows that somebody has removed it.
forget_removed() {
  for file; do
    if [ -e "$file" ] &&
      awk 'FNR == NR { gone["/" $0]; next } !($2 in gone)' removed "$file" >ucf.new; then
      cat ucf.new >"$file"
    fi
    rm -f ucf.new
  done
}

# A package that is gone is back with its files, and one that has come lacks some: dpkg has to know,
# so that it brings them all when it is asked again.
put_back_packages() {
  [ -s packages ] || return
  packages_spoilt >spoilt
  while read -r name; do
    say "No longer installed: $name"
    rm -f "/var/lib/dpkg/info/$name".* "/var/lib/dpkg/info/$name":*
  done <spoilt
  [ ! -s spoilt ] || forget_removed /var/lib/ucf/hashfile /var/lib/ucf/registry
  awk -v RS= -v ORS='\n\n' -v names="$(tr '\n' ' ' <spoilt)" '
    BEGIN { split(names, all, " "); for (i in all) spoilt["Package: " all[i]] }
    { split($0, lines, "\n") }
    (lines[1] in spoilt) { next }
    FNR == NR { old[lines[1]] = $0; next }
    (lines[1] in old) { print old[lines[1]]; delete old[lines[1]]; next }
    { print }
    END { for (name in old) print old[name] }' packages /var/lib/dpkg/status >status.new &&
    chmod 644 status.new && ! cmp -s status.new /var/lib/dpkg/status &&
    cp status.new /var/lib/dpkg/status
  rm -f status.new
}

put_back_units() {
  systemctl daemon-reload
  while read -r name state; do
    case $state:$(systemctl is-active "$name") in
      active:active) ;;
      active:*)
        systemctl reset-failed "$name"
        systemctl start "$name"
        ;;
      *:active) case " $WALLS " in *[[:space:]]"$name"[[:space:]]*) systemctl stop "$name" ;; esac ;;
    esac
  done <units
}

put_back_network() {
  has ip && [ -s links ] || return
  # It complains of all that is still there.
  {
    while read -r link; do ip link set "$link" up; done <links
    ip addr restore <addresses
    ip -4 route restore <routes4
    ip -6 route restore <routes6
  } 2>&1 | grep -vE 'already assigned|File exists'
}

put_back_firewall() {
  if has nft; then
    {
      say 'flush ruleset'
      cat tables/* 2>/dev/null
    } >rules.nft
    nft -f rules.nft
  fi
  for tool in iptables ip6tables; do
    if [ -e unreadable ] || [ ! -e tables.list ]; then put_back_rules "$tool"; fi
  done
  for tool in iptables-legacy ip6tables-legacy; do put_back_rules "$tool"; done
}

put_back_rules() {
  has "$1-restore" || return
  if [ -s "$1.rules" ]; then
    "$1-restore" <"$1.rules"
  elif "$1-save" 2>/dev/null | grep -q '^\*filter'; then
    for chain in INPUT FORWARD OUTPUT; do "$1" -P "$chain" ACCEPT; done
    "$1" -F && "$1" -X
  fi
}

# sshd reads its settings again, and forgets whom it holds for an attacker.
open_door() {
  if has_systemd; then
    if grep -q '^ssh.socket active' units; then
      systemctl restart ssh.socket
    elif grep -qE '^sshd?.service active' units; then
      systemctl reset-failed ssh.service
      systemctl restart ssh.service || systemctl restart sshd.service
    fi
  elif [ -x /etc/init.d/ssh ]; then
    /etc/init.d/ssh restart
  fi
}

# Makes sshd work by what its files say now, so that a login proves something.
settle() {
  is_root && [ -x /usr/sbin/sshd ] || return 0
  tar -C / -df old.tar etc/ssh >/dev/null 2>&1 && [ -z "$(find /etc/ssh -newer begun)" ] && return
  [ -d /run/sshd ] || mkdir -m 755 /run/sshd
  words=$(/usr/sbin/sshd -t 2>&1) || { say "sshd does not accept its settings: $words"; return 1; }
  has_systemd || return 0
  systemctl daemon-reload
  if grep -q '^ssh.socket active' units; then
    systemctl restart ssh.socket
  elif systemctl is-active -q ssh.service; then
    systemctl reload ssh.service
  fi
}

answer() {
  if [ ! -e verdict ]; then
    say armed
  elif [ "$(cat verdict)" = lifted ]; then
    say lifted
  elif [ -e outcome ]; then
    say undone
    recall log
  else
    say undoing
  fi
}

case $1 in
  arm)
    shift
    arm "$@"
    ;;
  settle)
    : >changed
    settle
    ;;
  changed) : >changed ;;
  watch) watch ;;
  lift)
    if decide lifted; then
      keep_unproven
      : >kept
      tidy
    fi
    answer
    ;;
  undo)
    # It is the watch that does it, since nothing can take that away.
    decide undone
    for _ in $(seq "${2:-60}"); do
      [ ! -e outcome ] && [ "$(cat verdict)" = undone ] || break
      sleep 1
    done
    answer
    ;;
  status) answer ;;
esac
