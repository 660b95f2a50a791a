# Written by mastoplay; changes made here are undone by the next run.
[Unit]
Description=Tell every ten minutes how ${inventory_hostname} is doing

[Timer]
OnBootSec=1min
OnUnitActiveSec=10min

[Install]
WantedBy=timers.target
