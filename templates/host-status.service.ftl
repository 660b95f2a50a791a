# Written by mastoplay; changes made here are undone by the next run.
[Unit]
Description=Tell on the web page how ${inventory_hostname} is doing

[Service]
Type=oneshot
ExecStart=/bin/sh -c 'exec >${folder}/status.txt; date -u; uptime -p; df -h /'
ProtectSystem=strict
ReadWritePaths=${folder}
ProtectHome=true
PrivateTmp=true
NoNewPrivileges=true
