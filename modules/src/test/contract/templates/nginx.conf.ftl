server {
  listen 80;
  server_name ${domain};
  return 200 "this is ${domain}";
}
