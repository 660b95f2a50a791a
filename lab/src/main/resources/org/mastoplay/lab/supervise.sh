# Runs one host until it is switched off, and again whenever it reboots.
# Arguments: FOLDER NAME MACHINE BRIDGE.
folder=$1 name=$2 machine=$3 bridge=$4

# Where no systemd gives every host a control group of its own, it is made here: two hosts
# that shared one would stop each other's services.
if [ ! -d /run/systemd/system ]; then
  for tree in /sys/fs/cgroup/unified /sys/fs/cgroup/systemd /sys/fs/cgroup; do
    [ -f "$tree/cgroup.procs" ] || continue
    mkdir -p "$tree/$machine" && echo $$ >"$tree/$machine/cgroup.procs"
  done
fi

while :; do
  systemd-nspawn --directory="$folder/root" --machine="$machine" --hostname="$name" \
    --boot --register=no --keep-unit --network-bridge="$bridge" --resolv-conf=off \
    --console=pipe </dev/null
  [ $? -eq 133 ] || exit
done
