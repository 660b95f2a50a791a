require_relative "boot"

require "rails"
require "active_record/railtie"
require "action_controller/railtie"
require "action_view/railtie"
require "action_mailer/railtie"

Bundler.require(*Rails.groups)
require_relative "../lib/minidon/version"
require_relative "../lib/minidon/storage"

module Minidon
  KEYS = %w[primary_key deterministic_key key_derivation_salt].freeze

  # What may not be missing: with other keys, what was stored could never be read again.
  def self.encryption_key(name)
    variable = "ACTIVE_RECORD_ENCRYPTION_#{name.upcase}"
    ENV[variable].presence || (ENV["SECRET_KEY_BASE_DUMMY"] && "dummy") ||
      abort("#{variable} is not set. Make one, once, with: bin/rails db:encryption:init")
  end

  class Application < Rails::Application
    config.load_defaults 7.2
    config.api_only = false
    config.generators.system_tests = nil
    config.paths["db/migrate"] << "db/post_migrate" unless ENV["SKIP_POST_DEPLOYMENT_MIGRATIONS"] == "true"

    config.x.local_domain = ENV.fetch("LOCAL_DOMAIN") { "localhost" }
    config.x.web_domain = ENV.fetch("WEB_DOMAIN") { config.x.local_domain }

    KEYS.each { |name| config.active_record.encryption[name] = Minidon.encryption_key(name) }

    config.session_store :cookie_store, key: "_minidon_session"
    config.action_mailer.default_url_options = { host: config.x.web_domain, protocol: "https" }
  end
end
