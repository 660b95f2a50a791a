# Removes what matches the patterns in FOLDER, and FOLDER itself if nothing else is in it.
# Arguments: FOLDER PATTERN...
folder=$1
shift
for pattern; do
  # Never into something mounted: what is left of it is not ours to empty.
  for path in "$folder"/$pattern; do rm -rf --one-file-system "$path"; done
done
rmdir --ignore-fail-on-non-empty "$folder"
