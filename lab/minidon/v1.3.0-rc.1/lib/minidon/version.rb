module Minidon
  VERSION = "1.3.0-rc.1"
end
