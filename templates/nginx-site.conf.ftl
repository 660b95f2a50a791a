# Written by mastoplay; changes made here are undone by the next run.
server {
    listen 80 default_server;
    listen [::]:80 default_server;
    server_name _;
    server_tokens off;
    root /var/www/html;

    add_header X-Content-Type-Options nosniff always;
    add_header Referrer-Policy same-origin always;

    location / {
        try_files $uri $uri/ =404;
    }
}
