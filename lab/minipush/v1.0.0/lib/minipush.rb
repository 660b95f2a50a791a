# Like Mastodon's web push, it comes from a repository and not from a gem server.
module Minipush
  # A server's public key as browsers take it: without padding.
  def self.application_server_key(key)
    key.delete("=")
  end
end
