# Written by mastoplay; changes made here are undone by the next run.
[Unit]
Description=Mastodon's Sidekiq
After=network.target postgresql.service redis-server.service

[Service]
Type=simple
User=${mastodon_user}
WorkingDirectory=${mastodon_home}/live
Environment=RAILS_ENV=production
Environment=DB_POOL=${sidekiq_concurrency}
Environment=LD_PRELOAD=libjemalloc.so.2
Environment=MALLOC_ARENA_MAX=2
Environment=PATH=${ruby_path}
ExecStart=/usr/bin/env bundle exec sidekiq -c ${sidekiq_concurrency}
TimeoutSec=60
Restart=always
RestartSec=2
<#include "mastodon-hardening.ftl">

[Install]
WantedBy=multi-user.target
