module Minidon
  VERSION = "2.0.0-broken"
end
