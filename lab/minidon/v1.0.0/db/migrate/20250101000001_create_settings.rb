class CreateSettings < ActiveRecord::Migration[7.2]
  def change
    create_table :settings do |t|
      t.string :var, null: false, index: { unique: true }
      t.text :value
      t.timestamps
    end
  end
end
