workers Integer(ENV.fetch("WEB_CONCURRENCY", "2"))
most = Integer(ENV.fetch("MAX_THREADS", "5"))
threads Integer(ENV.fetch("MIN_THREADS", most)), most

if ENV["SOCKET"]
  bind "unix://#{ENV['SOCKET']}"
else
  bind "tcp://#{ENV.fetch('BIND', '127.0.0.1')}:#{ENV.fetch('PORT', '3000')}"
end

environment ENV.fetch("RAILS_ENV") { "development" }
persistent_timeout Integer(ENV.fetch("PERSISTENT_TIMEOUT", "20"))
