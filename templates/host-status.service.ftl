# Written by mastoplay; changes made here are undone by the next run.
[Unit]
Description=Tell on the web page how ${inventory_hostname} is doing

[Service]
Type=oneshot
ExecStart=/bin/sh -c 'exec >/var/www/html/status.txt; date -u; uptime -p; df -h /'
ProtectSystem=strict
ReadWritePaths=/var/www/html
ProtectHome=true
PrivateTmp=true
NoNewPrivileges=true
