# Lays a host's own layer over the base and puts into it what makes it this host.
# Arguments: BASE FOLDER KEY (the base's root, the host's folder, the public key to let in).
set -eu
umask 022
base=$1 folder=$2 key=$3

mkdir -p "$folder/upper" "$folder/work" "$folder/root"
mount -t overlay overlay \
  -o "lowerdir=$base,upperdir=$folder/upper,workdir=$folder/work" "$folder/root"
[ -d "$folder/staging" ] || exit 0

cp -r "$folder/staging/." "$folder/root/"
chown -R 0:0 "$folder/root/etc/ssh"
for user in root admin asker plain; do
  home=$(chroot "$folder/root" sh -c "echo ~$user")
  chroot "$folder/root" install -d -m 700 -o "$user" -g "$user" "$home/.ssh"
  cp "$key" "$folder/root$home/.ssh/authorized_keys"
  chroot "$folder/root" chown "$user:$user" "$home/.ssh/authorized_keys"
  chroot "$folder/root" chmod 600 "$home/.ssh/authorized_keys"
done
rm -r "$folder/staging"
