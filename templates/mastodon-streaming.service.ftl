# Written by mastoplay; changes made here are undone by the next run.
[Unit]
Description=Mastodon's streaming server
After=network.target postgresql.service redis-server.service

[Service]
Type=simple
User=${mastodon_user}
WorkingDirectory=${mastodon_home}/live
Environment=NODE_ENV=production
Environment=BIND=127.0.0.1
Environment=PORT=4000
Environment=PATH=/usr/local/bin:/usr/bin:/bin
ExecStart=/usr/bin/env node ./streaming
TimeoutSec=30
Restart=always
RestartSec=2
LimitNOFILE=65536
<#include "mastodon-hardening.ftl">

[Install]
WantedBy=multi-user.target
