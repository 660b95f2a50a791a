class WellKnownController < ApplicationController
  def webfinger
    name, domain = params.fetch(:resource, "").delete_prefix("acct:").split("@")
    account = Account.local.find_by(username: name) if domain == local_domain
    return head(:not_found) unless account

    render json: {
      subject: "acct:#{account.username}@#{local_domain}",
      aliases: ["https://#{web_domain}/@#{account.username}"],
      links: [{ rel: "self", type: "application/activity+json", href: "https://#{web_domain}/users/#{account.username}" }],
    }, content_type: "application/jrd+json"
  end

  def nodeinfo
    rel = "http://nodeinfo.diaspora.software/ns/schema/2.0"
    render json: { links: [{ rel: rel, href: "https://#{web_domain}/nodeinfo/2.0" }] }
  end

  def nodeinfo_schema
    render json: {
      version: "2.0",
      software: { name: "minidon", version: Minidon::VERSION },
      protocols: ["activitypub"],
      services: { outbound: [], inbound: [] },
      usage: { users: { total: User.count }, localPosts: 0 },
      openRegistrations: Setting.registrations_mode == "open",
      metadata: {},
    }
  end

  private

  def local_domain
    Rails.configuration.x.local_domain
  end

  def web_domain
    Rails.configuration.x.web_domain
  end
end
