# Makes a layer above a base root file system by a script that runs inside.
# Arguments: BASE LAYER SCRIPT ARGUMENT... (the base's root, the layer's folder, the script's text and
# what it is given).
set -eu
base=$1 layer=$2 script=$3
shift 3

new=$layer.unfinished
while grep -q " $new/root " /proc/mounts; do umount "$new/root"; done
rm -rf --one-file-system "$new"
mkdir -p "$new/upper" "$new/work" "$new/root"
mount -t overlay overlay -o "lowerdir=$base,upperdir=$new/upper,workdir=$new/work" "$new/root"
trap 'umount "$new/root"' EXIT
systemd-nspawn --quiet --directory="$new/root" --machine="$(basename "$layer")" --register=no \
  --keep-unit --resolv-conf=replace-host --console=pipe sh -c "$script" sh "$@" </dev/null
rm -f "$new/root/etc/resolv.conf"
umount "$new/root"
trap - EXIT
mv "$new/upper" "$layer"
rm -rf --one-file-system "$new"
