# Written by mastoplay; changes made here are undone by the next run.
map $http_upgrade $mastodon_connection {
    default upgrade;
    ''      close;
}

upstream mastodon_web {
<#list web_backends as backend>
    server ${backend} fail_timeout=0;
</#list>
    keepalive 16;
}

upstream mastodon_streaming {
    least_conn;
<#list streaming_backends as backend>
    server ${backend} fail_timeout=0;
</#list>
}

proxy_cache_path /var/cache/nginx-mastodon levels=1:2 keys_zone=mastodon_cache:10m inactive=7d max_size=1g;

server {
<#if own_http2>
    listen 443 ssl;
    listen [::]:443 ssl;
    http2 on;
<#else>
    listen 443 ssl http2;
    listen [::]:443 ssl http2;
</#if>
    server_name ${web_domain}<#if web_domain != domain> ${domain}</#if><#list alternate_domains as name> ${name}</#list>;
    server_tokens off;

    ssl_certificate /etc/letsencrypt/live/${certificate_name}/fullchain.pem;
    ssl_certificate_key /etc/letsencrypt/live/${certificate_name}/privkey.pem;
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_prefer_server_ciphers off;
    ssl_session_cache shared:mastodon_tls:10m;
    ssl_session_timeout 1d;
    ssl_session_tickets off;

    root ${live}/public;
    client_max_body_size ${largest_upload};
    keepalive_timeout 70;

    gzip on;
    gzip_static on;
    gzip_vary on;
    gzip_proxied any;
    gzip_min_length 1024;
    gzip_types text/plain text/css application/json application/activity+json application/javascript text/xml application/xml image/svg+xml;

    add_header Strict-Transport-Security "${hsts}" always;

    # What browsers may keep; nginx takes over no headers from outside where it adds some.
    location ~ ^/(assets|packs|emoji|sounds|ocr|avatars|headers)/ {
        add_header Strict-Transport-Security "${hsts}" always;
        add_header Cache-Control "public, max-age=2419200, must-revalidate";
        try_files $uri =404;
    }

    # What people have uploaded: it must never run as a part of the site.
    location /system/ {
        add_header Strict-Transport-Security "${hsts}" always;
        add_header Cache-Control "public, max-age=2419200, immutable";
        add_header X-Content-Type-Options nosniff;
        add_header Content-Security-Policy "default-src 'none'; form-action 'none'";
        try_files $uri =404;
    }

    location ^~ /api/v1/streaming {
        proxy_pass http://mastodon_streaming;
        proxy_http_version 1.1;
        proxy_set_header Host $host;
        proxy_set_header X-Real-IP $remote_addr;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $mastodon_connection;
        proxy_buffering off;
        proxy_redirect off;
        proxy_read_timeout 1h;
    }

    location / {
        try_files $uri @mastodon;
    }

    location @mastodon {
        proxy_pass http://mastodon_web;
        proxy_http_version 1.1;
        proxy_set_header Host $host;
        proxy_set_header X-Real-IP $remote_addr;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header X-Forwarded-Proto $scheme;
        proxy_set_header Proxy "";
        proxy_set_header Connection "";
        proxy_pass_header Server;
        proxy_read_timeout 120;

        proxy_cache mastodon_cache;
        proxy_cache_valid 200 7d;
        proxy_cache_valid 410 24h;
        proxy_cache_use_stale error timeout updating http_500 http_502 http_503 http_504;
        add_header X-Cached $upstream_cache_status;
        add_header Strict-Transport-Security "${hsts}" always;
    }

    # Other servers deliver later what is answered with 502 to 504, so the status stays as it is.
    error_page 502 503 504 /maintenance.html;
    location = /maintenance.html {
        internal;
        root /srv/mastodon-pages;
        add_header Retry-After 120 always;
        add_header Cache-Control no-store always;
    }
}
