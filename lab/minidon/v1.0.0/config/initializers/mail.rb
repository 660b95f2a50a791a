# The settings of the mail server, in the words that Mastodon uses for them.
starttls = ENV.fetch("SMTP_ENABLE_STARTTLS", "auto")
login = ENV.fetch("SMTP_AUTH_METHOD", "plain")

Rails.application.config.action_mailer.smtp_settings = {
  address: ENV["SMTP_SERVER"],
  port: ENV.fetch("SMTP_PORT", "587").to_i,
  user_name: ENV["SMTP_LOGIN"].presence,
  password: ENV["SMTP_PASSWORD"].presence,
  domain: ENV["SMTP_DOMAIN"] || ENV["LOCAL_DOMAIN"],
  authentication: login == "none" ? nil : login.to_sym,
  ca_file: ENV["SMTP_CA_FILE"].presence || "/etc/ssl/certs/ca-certificates.crt",
  openssl_verify_mode: ENV["SMTP_OPENSSL_VERIFY_MODE"].presence,
  enable_starttls: starttls == "always",
  enable_starttls_auto: starttls == "auto" && ENV["SMTP_ENABLE_STARTTLS_AUTO"] != "false",
  tls: ENV["SMTP_TLS"] == "true" || ENV["SMTP_SSL"] == "true",
  read_timeout: 20,
}.compact
