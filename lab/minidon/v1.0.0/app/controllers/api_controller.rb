require "sidekiq/api"

class ApiController < ApplicationController
  def instance
    mode = Setting.registrations_mode
    render json: {
      domain: Rails.configuration.x.local_domain,
      title: Setting.site_title,
      version: Minidon::VERSION,
      description: Setting.site_short_description,
      configuration: { urls: { streaming: "wss://#{Rails.configuration.x.web_domain}" } },
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
