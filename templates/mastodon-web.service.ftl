# Written by mastoplay; changes made here are undone by the next run.
[Unit]
Description=Mastodon's web server
Requires=mastodon-web.socket
After=network.target postgresql.service redis-server.service mastodon-web.socket

[Service]
Type=simple
User=${mastodon_user}
WorkingDirectory=${mastodon_home}/live
Environment=RAILS_ENV=production
Environment=BIND=127.0.0.1
Environment=PORT=3000
Environment=WEB_CONCURRENCY=${web_concurrency}
Environment=MAX_THREADS=${max_threads}
Environment=LD_PRELOAD=libjemalloc.so.2
Environment=MALLOC_ARENA_MAX=2
Environment=PATH=${ruby_path}
ExecStart=/usr/bin/env bundle exec puma -C config/puma.rb
ExecReload=/bin/kill -SIGUSR1 $MAINPID
TimeoutSec=60
Restart=always
RestartSec=2
<#include "mastodon-hardening.ftl">

[Install]
WantedBy=multi-user.target
