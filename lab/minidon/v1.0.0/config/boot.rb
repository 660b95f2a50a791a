abort "RAILS_ENV is not set. On a server say RAILS_ENV=production before the command." unless ENV.key?("RAILS_ENV")

ENV["BUNDLE_GEMFILE"] ||= File.expand_path("../Gemfile", __dir__)
require "bundler/setup"

# Before anything else: database.yml, puma.rb and the initializers read what it sets.
require "dotenv"
Dotenv.load(File.expand_path("../.env.#{ENV.fetch('RAILS_ENV')}", __dir__))
