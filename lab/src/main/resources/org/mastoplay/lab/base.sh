# Finishes the base root file system of a suite; run by mmdebstrap with the new root as $1.
set -eu
root=$1

# The machine may reach the mirrors through authorities of its own: the hosts go the same way.
if ls /usr/local/share/ca-certificates/*.crt >/dev/null 2>&1; then
  cp /usr/local/share/ca-certificates/*.crt "$root/usr/local/share/ca-certificates/"
  chroot "$root" update-ca-certificates >/dev/null 2>&1
fi
mv "$root"/etc/apt/sources.list.d/*debian.sources "$root/etc/apt/sources.list.d/debian.sources"

# admin may do everything, asker has to say a password first, plain may do nothing.
for user in admin asker plain; do
  chroot "$root" useradd --create-home --shell /bin/bash "$user"
done
chroot "$root" usermod --append --groups sudo admin
echo 'asker:lab-password' | chroot "$root" chpasswd
cat >"$root/etc/sudoers.d/mastoplay-lab" <<'SUDOERS'
admin ALL=(ALL:ALL) NOPASSWD: ALL
asker ALL=(ALL:ALL) PASSWD: ALL
SUDOERS
chmod 440 "$root/etc/sudoers.d/mastoplay-lab"

chroot "$root" systemctl enable --quiet systemd-networkd.service

# What makes one host differ from another is written when the host is made.
rm -f "$root"/etc/ssh/ssh_host_* "$root/etc/machine-id" "$root/etc/hostname" "$root/etc/resolv.conf"
