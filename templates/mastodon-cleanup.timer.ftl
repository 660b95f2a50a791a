# Written by mastoplay; changes made here are undone by the next run.
[Unit]
Description=Remove old copies of other servers' pictures every week

[Timer]
OnCalendar=Sun 05:30
RandomizedDelaySec=30min
Persistent=true

[Install]
WantedBy=timers.target
