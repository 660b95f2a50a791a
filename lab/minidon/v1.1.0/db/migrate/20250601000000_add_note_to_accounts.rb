class AddNoteToAccounts < ActiveRecord::Migration[7.2]
  def change
    add_column :accounts, :note, :text
  end
end
