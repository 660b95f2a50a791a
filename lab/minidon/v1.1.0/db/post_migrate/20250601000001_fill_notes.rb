# After the new release runs: the old one would have gone on leaving notes empty.
class FillNotes < ActiveRecord::Migration[7.2]
  def up
    execute "UPDATE accounts SET note = '' WHERE note IS NULL"
  end

  def down
  end
end
