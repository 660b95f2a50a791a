# What a user may do.
class UserRole < ApplicationRecord
  EVERYONE = -99

  def self.named(name)
    where.not(id: EVERYONE).find_by(name: name)
  end
end
