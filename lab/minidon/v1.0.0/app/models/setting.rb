# What administrators decide while the server runs: Setting.site_title = "…", Setting.site_title.
class Setting < ApplicationRecord
  DEFAULTS = {
    "site_title" => "minidon",
    "site_short_description" => "",
    "site_contact_username" => "",
    "site_contact_email" => "",
    "registrations_mode" => "none",
    "media_cache_retention_period" => nil,
    "content_cache_retention_period" => nil,
    "backups_retention_period" => 7,
  }.freeze

  class << self
    def [](name)
      kept = find_by(var: name)
      kept ? YAML.safe_load(kept.value) : DEFAULTS[name]
    end

    def []=(name, value)
      find_or_initialize_by(var: name).update!(value: value.to_yaml)
    end

    DEFAULTS.each_key do |name|
      define_method(name) { self[name] }
      define_method("#{name}=") { |value| self[name] = value }
    end
  end
end
