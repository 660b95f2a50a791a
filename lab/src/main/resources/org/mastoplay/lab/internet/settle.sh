# Makes the internet host ready; run on it after every change of the lab's hosts. What is there
# already stays. Its files, those below root/ here, were laid down before.
set -eu
umask 022

# One authority for what this host itself serves by TLS. It lasts as long as the host.
mkdir -p /etc/lab-tls /srv/trust /srv/git /srv/gems /srv/s3/media
# Who may list a bucket is told by the rights of its folder.
chmod 700 /srv/s3/media
cd /etc/lab-tls
if [ ! -s server.crt ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 \
    -keyout authority.key -out authority.crt -subj "/CN=The lab's own authority" 2>/dev/null
  openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
    -keyout server.key -out server.csr -subj "/CN=internet.lab.test" 2>/dev/null
  names='internet.lab.test acme.lab.test git.lab.test gems.lab.test smtp.lab.test s3.lab.test
    media.s3.lab.test rubygems.org index.rubygems.org registry.npmjs.org registry.yarnpkg.com
    repo.yarnpkg.com localhost'
  printf '%s\n' "subjectAltName=IP:127.0.0.1$(printf ',DNS:%s' $names)" \
    'extendedKeyUsage=serverAuth' >server.ext
  openssl x509 -req -in server.csr -CA authority.crt -CAkey authority.key -CAcreateserial \
    -days 3650 -extfile server.ext -out server.crt 2>/dev/null
fi
cp authority.crt /srv/trust/internet.crt

systemctl daemon-reload
systemctl enable --quiet --now lab-acme lab-mail lab-s3 fcgiwrap.socket nginx
systemctl enable --quiet lab-dns
systemctl restart lab-dns
systemctl reload nginx

repository() { sh /usr/local/lib/internet/repository.sh "/usr/local/lib/internet/$1" "/srv/git/$2.git"; }
repository minipush lab/minipush
repository minidon minidon
