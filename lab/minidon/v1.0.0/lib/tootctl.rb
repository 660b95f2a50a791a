require "thor"
require_relative "minidon/version"

# What an administrator does on the command line. Rails is loaded only by what needs it.
class Tootctl < Thor
  def self.exit_on_failure?
    true
  end

  class Command < Thor
    def self.exit_on_failure?
      true
    end

    no_commands do
      def load_rails
        require_relative "../config/environment"
        Rails.logger.level = :fatal
      end

      def fail_with(message)
        warn message
        exit 1
      end
    end
  end

  class Accounts < Command
    desc "create USERNAME", "Create an account"
    option :email, required: true
    option :confirmed, type: :boolean
    option :approve, type: :boolean
    option :role
    def create(username)
      load_rails
      password = SecureRandom.hex(16)
      user = User.new(email: options[:email], password: password, otp_secret: SecureRandom.hex(16), role: role)
      user.approved = options[:approve] || Setting.registrations_mode != "approved"
      user.confirmed_at = Time.current if options[:confirmed]
      user.account = Account.new(username: username)
      problems = [user, user.account].reject(&:valid?).flat_map { |record| record.errors.full_messages }
      fail_with problems.join("\n") if problems.any?

      user.save!
      say "OK"
      say "New password: #{password}"
    end

    desc "modify USERNAME", "Change an account"
    option :email
    option :role
    option :remove_role, type: :boolean
    option :confirm, type: :boolean
    option :approve, type: :boolean
    option :enable, type: :boolean
    option :disable, type: :boolean
    option :reset_password, type: :boolean
    def modify(username)
      load_rails
      user = Account.local.find_by("lower(username) = ?", username.downcase)&.user
      fail_with "No user with such username" unless user

      password = SecureRandom.hex(16) if options[:reset_password]
      user.password = password if password
      user.email = options[:email] if options[:email]
      user.role = role if options[:role]
      user.role = nil if options[:remove_role]
      user.confirmed_at ||= Time.current if options[:confirm]
      user.approved = true if options[:approve]
      user.disabled = false if options[:enable]
      user.disabled = true if options[:disable]
      fail_with user.errors.full_messages.join("\n") unless user.save

      say "OK"
      say "New password: #{password}" if password
    end

    no_commands do
      def role
        return unless options[:role]

        UserRole.named(options[:role]) || fail_with("Cannot find user role with that name")
      end
    end
  end

  class Settings < Command
    class Registrations < Command
      { open: "open", approved: "approved", close: "none" }.each do |name, mode|
        desc name.to_s, "Set registrations to #{mode}"
        define_method(name) do
          load_rails
          Setting.registrations_mode = mode
          say "OK"
        end
      end
    end

    desc "registrations", "Who may register"
    subcommand "registrations", Registrations
  end

  class Media < Command
    desc "remove", "Remove what other servers' accounts have uploaded"
    option :days, type: :numeric, default: 7
    option :dry_run, type: :boolean
    def remove
      load_rails
      old = MediaAttachment.joins(:account).where.not(accounts: { domain: nil })
      old = old.where(created_at: ...options[:days].days.ago)
      number = old.count
      old.find_each { |media| Minidon::Storage.remove(media.key) && media.destroy } unless options[:dry_run]
      say "Removed #{number} media attachments#{' (DRY RUN)' if options[:dry_run]}"
    end

    desc "usage", "How much room media takes"
    def usage
      load_rails
      say "Attachments:\t#{MediaAttachment.sum(:bytes)} Bytes (#{MediaAttachment.count} files)"
    end
  end

  class PreviewCards < Command
    desc "remove", "Remove previews of links, of which there are none here"
    option :days, type: :numeric, default: 180
    def remove
      load_rails
      say "Removed 0 preview cards"
    end
  end

  class Cache < Command
    desc "clear", "Clear the cache"
    def clear
      load_rails
      Rails.cache.clear
      say "OK"
    end
  end

  desc "version", "Show the version"
  map %w[--version -v] => :version
  def version
    say Minidon::VERSION
  end

  desc "accounts SUBCOMMAND", "Accounts"
  subcommand "accounts", Accounts
  desc "settings SUBCOMMAND", "Settings"
  subcommand "settings", Settings
  desc "media SUBCOMMAND", "Media"
  subcommand "media", Media
  desc "preview_cards SUBCOMMAND", "Previews of links"
  subcommand "preview_cards", PreviewCards
  desc "cache SUBCOMMAND", "The cache"
  subcommand "cache", Cache
end
