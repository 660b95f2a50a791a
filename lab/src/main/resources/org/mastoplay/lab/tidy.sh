# Takes away what a switched off host leaves on the machine. Arguments: FOLDER MACHINE.
folder=$1 machine=$2

while grep -q " $folder/root " /proc/mounts; do
  umount "$folder/root" 2>/dev/null || umount --lazy "$folder/root" || exit
done
for tree in /sys/fs/cgroup/unified /sys/fs/cgroup/systemd /sys/fs/cgroup; do
  [ -d "$tree/$machine" ] && find "$tree/$machine" -depth -type d -exec rmdir {} \;
done
rm -rf "/run/systemd/nspawn/propagate/$machine" "$folder/.#root.lck"
