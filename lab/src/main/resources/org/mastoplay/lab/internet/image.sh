# Installs what the internet host serves with; runs in a layer of its own above the base, once.
# What is the lab's own (addresses, minidon's sources) comes later, with settle.sh.
# Arguments: GEMS REGISTRY (the text of gems.rb; the address of the machine's registry of npm).
set -eu
gems=$1 registry=$2
export DEBIAN_FRONTEND=noninteractive

apt() { apt-get -q -o Dpkg::Options::=--force-unsafe-io -o Acquire::Retries=3 "$@" >/dev/null; }
apt update
apt install -y --no-install-recommends \
  curl openssl nginx-light dnsmasq-base pebble python3-aiosmtpd git fcgiwrap spawn-fcgi \
  openjdk-21-jre-headless \
  ruby bundler puma ruby-rails ruby-sidekiq ruby-pg ruby-redis ruby-dotenv ruby-bcrypt \
  ruby-aws-sdk-s3
apt clean
rm -f /etc/nginx/sites-enabled/default

# The whole program in one file: Debian has none, and Maven Central serves it.
mkdir -p /opt/s3proxy
curl -fsS --retry 3 -o /opt/s3proxy/s3proxy.jar \
  https://repo.maven.apache.org/maven2/org/gaul/s3proxy/3.0.0/s3proxy-3.0.0-jar-with-dependencies.jar
echo "f5931bd2a7706e75bd15713224c98ddda22ac022a48d4f9937ce884acef9ce25  /opt/s3proxy/s3proxy.jar" | sha256sum -c --quiet

# corepack asks repo.yarnpkg.com for yarn; npm's registry serves the same file.
mkdir -p /srv/yarn/4.9.2/packages/yarnpkg-cli/bin
curl -fsS --retry 3 "$registry@yarnpkg/cli-dist/-/cli-dist-4.9.2.tgz" |
  tar -xzO package/bin/yarn.js >/srv/yarn/4.9.2/packages/yarnpkg-cli/bin/yarn.js

# The gems that minidon is made of.
ruby -e "$gems" /srv/gems rails pg puma sidekiq redis dotenv bcrypt aws-sdk-s3 >/dev/null
