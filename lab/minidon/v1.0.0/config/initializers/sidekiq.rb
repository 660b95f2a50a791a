host = ENV.fetch("REDIS_HOST", "localhost")
port = ENV.fetch("REDIS_PORT", "6379")
password = ENV["REDIS_PASSWORD"].presence
url = ENV["REDIS_URL"].presence || "redis://#{":#{password}@" if password}#{host}:#{port}/#{ENV.fetch('REDIS_DB', '0')}"

Sidekiq.configure_client { |config| config.redis = { url: url } }
Sidekiq.configure_server do |config|
  config.redis = { url: url }
  ready = ENV["MASTODON_SIDEKIQ_READY_FILENAME"].presence
  config.on(:startup) { FileUtils.touch(Rails.root.join("tmp", ready)) } if ready
end
