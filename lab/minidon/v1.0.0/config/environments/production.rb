Rails.application.configure do
  config.enable_reloading = false
  config.eager_load = true
  config.consider_all_requests_local = false
  config.public_file_server.enabled = ENV["RAILS_SERVE_STATIC_FILES"] == "true"
  config.logger = ActiveSupport::Logger.new($stderr)
  config.log_level = ENV.fetch("RAILS_LOG_LEVEL", "info").to_sym
  config.active_record.dump_schema_after_migration = false

  # Behind a proxy that speaks TLS; who comes past it, or for another name, is turned away.
  healthy = ->(request) { request.path == "/health" }
  config.force_ssl = true
  config.ssl_options = { redirect: { exclude: healthy } }
  config.hosts.push(config.x.local_domain, config.x.web_domain, *ENV.fetch("ALTERNATE_DOMAINS", "").split(","))
  config.host_authorization = { exclude: healthy }

  config.action_mailer.delivery_method = :smtp
end
