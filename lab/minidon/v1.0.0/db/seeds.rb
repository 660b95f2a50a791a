# Says what is there from the beginning; may be run again at any time.
roles = { -99 => ["", -1, 0], 10 => ["Moderator", 10, 1308], 100 => ["Admin", 100, 983036], 1000 => ["Owner", 1000, 1] }
roles.each do |id, (name, position, permissions)|
  UserRole.find_or_create_by!(id: id) { |role| role.assign_attributes(name: name, position: position, permissions: permissions) }
end

Account.find_or_create_by!(id: Account::INSTANCE_ACTOR) { |account| account.username = "mastodon.internal" }
