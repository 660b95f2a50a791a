# Prints what there is to a Mastodon's host: files, packages, accounts, services, database. Two hosts that were set up
# alike print the same, so what differs from host to host, or from minute to minute, is left out.
set -euo pipefail
export LC_ALL=C
cd /

skip='^/(dev|proc|run|sys|tmp|root|media|mnt|boot)(/|$)
^/var/(cache|log|tmp|backups|spool)/
^/var/lib/(apt|dpkg|systemd|private|ucf|dbus|misc|logrotate|fail2ban|unattended-upgrades|letsencrypt|redis|sudo)/
^/var/lib/postgresql/[0-9]+/
^/var/lib/mastoplay/guard/
^/etc/ssl/(certs|private)/
^/etc/letsencrypt/(accounts|archive|csr|keys)/
^/etc/.*(-|~|[.]lock|[.][0-9]{8}_[0-9]+)$
^/etc/ssh/ssh_host_
^/home/mastodon/([.]cache|[.]npm|[.]yarn|[.]local|[.]bundle/cache)/
^/home/mastodon/live/([.]git|tmp|log|node_modules|vendor/bundle|public/system)/
[.](pyc|log)$|/__pycache__$'

files() {
  find / -xdev -regextype posix-extended \( -type d -o -type f -o -type l \) -printf '%y %m %u:%g %p %l\n' |
    awk -v skip="$(echo "$skip" | paste -sd '|')" '$4 !~ skip' | sort -k 4
}

# Their text as well, but for that which is drawn by lot or lists accounts in the order in which they came.
texts() {
  find /etc /home/mastodon -xdev -type f | awk -v skip="$(echo "$skip" | paste -sd '|')" '$1 !~ skip' |
    grep -vE '^/etc/(machine-id|hostname|passwd|group|shadow|gshadow|subuid|subgid|ld.so.cache|letsencrypt/.*)$' | sort |
    tr '\n' '\0' | xargs -0 sha256sum
}

sql() { runuser -u postgres -- psql -XAt -d mastodon_production -c "$1"; }

files
texts
cut -d: -f 1,6,7 /etc/passwd | sort
awk -F: '{print $1, $4}' /etc/group | sort
dpkg-query -W -f '${db:Status-Abbrev} ${Package} ${Version}\n'
apt-mark showmanual | sort
systemctl list-unit-files --state=enabled,masked --no-legend --no-pager | awk '{print $1, $2}' | sort
systemctl list-units --type=service,socket,timer --state=active,failed --plain --no-legend --no-pager |
  awk '$1 !~ /^(user|session|run-|apt-|dpkg-|logrotate|man-db|e2scrub|fstrim|systemd-tmpfiles)/ {print $1, $3, $4}' | sort
ufw status verbose
runuser -u mastodon -- git -C /home/mastodon/live status --short
runuser -u mastodon -- git -C /home/mastodon/live describe --tags
runuser -u mastodon -- sh -c 'cd ~/live && find node_modules vendor/bundle -maxdepth 5 -type d' | sort
runuser -u postgres -- pg_dump --schema-only mastodon_production | grep -v '^\\'
sql 'select version from schema_migrations order by 1'
sql 'select count(*) from users'
sql 'select count(*) from accounts'
curl -fsS https://social.lab.test/about | sed 's/content="[^"]*"//g; s/nonce[^ ]*//g; s/value="[^"]*"//g'
