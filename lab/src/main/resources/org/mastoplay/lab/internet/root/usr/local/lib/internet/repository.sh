# Makes a repository with a tag for each release from folders named after the tags: the first is
# the whole tree, each other lies over the one before. The same sources make the same repository.
# Arguments: FOLDER REPOSITORY.
set -eu
sources=$1 repository=$2

# From the same sources and gems there is nothing to make anew.
sum=$(find "$sources" /srv/gems/versions /usr/local/lib/internet/minipush -type f | sort | xargs sha256sum | sha256sum)
[ "$(cat "$repository/made-from" 2>/dev/null)" != "$sum" ] || exit 0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" GIT_CONFIG_NOSYSTEM=1
export GIT_AUTHOR_NAME=minidon GIT_AUTHOR_EMAIL=minidon@lab.test GIT_AUTHOR_DATE=2025-01-01T00:00:00Z
export GIT_COMMITTER_NAME=minidon GIT_COMMITTER_EMAIL=minidon@lab.test
export GIT_COMMITTER_DATE=2025-01-01T00:00:00Z

# What comes from GitHub in the real internet is here, too.
git config --global url.file:///srv/git/.insteadOf https://github.com/
git config --global safe.directory '*'
git init -q --initial-branch=main "$work/tree"
cd "$work/tree"
for release in $(ls "$sources" | sort -V); do
  cp -r "$sources/$release/." .
  # Maven leaves files of that name out of jars.
  [ ! -f gitignore ] || mv gitignore .gitignore
  [ ! -d bin ] || chmod 755 bin/*
  if [ -f Gemfile ] && [ ! -f Gemfile.lock ]; then
    # The versions are those that Debian has now, so they are looked up here.
    env BUNDLE_MIRROR__HTTPS://RUBYGEMS__ORG/=http://localhost bundle lock >/dev/null
  fi
  git add --all
  git commit -q -m "Release $release"
  git tag -a -m "$release" "$release"
done
git clone -q --bare . "$work/bare.git"
echo "$sum" >"$work/bare.git/made-from"
# git serves to others only what belongs to who serves it.
chown -R www-data:www-data "$work/bare.git"
rm -rf "$repository"
mkdir -p "$(dirname "$repository")"
mv "$work/bare.git" "$repository"
