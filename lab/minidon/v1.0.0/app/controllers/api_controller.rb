require "sidekiq/api"

class ApiController < ApplicationController
  def instance
    mode = Setting.registrations_mode
    render json: {
      domain: Rails.configuration.x.local_domain,
      title: Setting.site_title,
      # As with the real one, this is told as it was until the cache is cleared.
      version: Rails.cache.fetch("version") { Minidon::VERSION },
      description: Setting.site_short_description,
      configuration: {
        urls: { streaming: "wss://#{Rails.configuration.x.web_domain}" },
        vapid: { public_key: Minipush.application_server_key(ENV.fetch("VAPID_PUBLIC_KEY")) },
      },
      registrations: { enabled: mode != "none", approval_required: mode == "approved" },
      contact: { email: Setting.site_contact_email },
    }
  end

  # How many jobs Sidekiq has done, and how many wait: to see whether it works.
  def jobs
    stats = Sidekiq::Stats.new
    render json: { processed: stats.processed, failed: stats.failed, enqueued: stats.enqueued }
  end
end
