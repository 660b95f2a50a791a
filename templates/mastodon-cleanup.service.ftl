# Written by mastoplay; changes made here are undone by the next run.
[Unit]
Description=Remove old copies of other servers' pictures
After=network.target

[Service]
Type=oneshot
User=${mastodon_user}
WorkingDirectory=${mastodon_home}/live
Environment=RAILS_ENV=production
Environment=PATH=${ruby_path}
ExecStart=${mastodon_home}/live/bin/tootctl media remove --days ${media_days}
ExecStart=${mastodon_home}/live/bin/tootctl preview_cards remove --days ${preview_days}
Nice=10
IOSchedulingClass=idle
NoNewPrivileges=true
ProtectSystem=strict
ReadWritePaths=${mastodon_home}/live
PrivateTmp=true
