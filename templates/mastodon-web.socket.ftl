# Written by mastoplay; changes made here are undone by the next run.
# systemd holds the port: requests that come while the web server restarts wait, and none is lost.
[Unit]
Description=Port of Mastodon's web server

[Socket]
ListenStream=127.0.0.1:3000
NoDelay=true
Backlog=1024

[Install]
WantedBy=sockets.target
