class CreateMediaAttachments < ActiveRecord::Migration[7.2]
  def change
    create_table :media_attachments do |t|
      t.references :account, null: false, foreign_key: { on_delete: :cascade }
      t.string :name, null: false
      t.bigint :bytes, null: false
      t.boolean :processed, null: false, default: false
      t.timestamps
    end
  end
end
