# Written by mastoplay; changes made here are undone by the next run.
proxy_cache_path /var/cache/nginx-mastodon-files levels=1:2 keys_zone=mastodon_files:10m inactive=48h max_size=2g;

server {
<#if own_http2>
    listen 443 ssl;
    listen [::]:443 ssl;
    http2 on;
<#else>
    listen 443 ssl http2;
    listen [::]:443 ssl http2;
</#if>
    server_name ${files_domain};
    server_tokens off;

    ssl_certificate /etc/letsencrypt/live/${certificate_name}/fullchain.pem;
    ssl_certificate_key /etc/letsencrypt/live/${certificate_name}/privkey.pem;
    ssl_protocols TLSv1.2 TLSv1.3;

    root /srv/mastodon-pages/none;
    keepalive_timeout 30;

    location / {
        limit_except GET {
            deny all;
        }
        proxy_pass ${files_origin}/;
        proxy_set_header Host ${files_origin?replace('^https?://', '', 'r')?replace('/.*', '', 'r')};
        proxy_set_header Connection "";
        proxy_set_header Authorization "";
        proxy_http_version 1.1;
        proxy_ssl_server_name on;
        proxy_hide_header Set-Cookie;
        proxy_hide_header Access-Control-Allow-Origin;
        proxy_hide_header Access-Control-Allow-Methods;
        proxy_hide_header Access-Control-Allow-Headers;
        proxy_hide_header x-amz-id-2;
        proxy_hide_header x-amz-request-id;
        proxy_hide_header x-amz-meta-server-side-encryption;
        proxy_hide_header x-amz-server-side-encryption;
        proxy_hide_header x-amz-bucket-region;
        proxy_ignore_headers Set-Cookie;
        proxy_intercept_errors off;

        proxy_cache mastodon_files;
        proxy_cache_valid 200 48h;
        proxy_cache_use_stale error timeout updating http_500 http_502 http_503 http_504;
        proxy_cache_lock on;

        expires 1y;
        add_header Cache-Control public;
        add_header Access-Control-Allow-Origin "*";
        add_header X-Cache-Status $upstream_cache_status;
        add_header X-Content-Type-Options nosniff;
        add_header Content-Security-Policy "default-src 'none'; form-action 'none'";
    }
}
