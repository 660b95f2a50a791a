module Minidon
  VERSION = "1.2.0"
end
