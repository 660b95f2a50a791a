# Written by mastoplay; changes made here are undone by the next run.
[Unit]
Description=Tell every ${every} seconds how ${inventory_hostname} is doing

[Timer]
OnBootSec=1min
OnUnitActiveSec=${every}s

[Install]
WantedBy=timers.target
