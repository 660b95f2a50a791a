class CreateAccounts < ActiveRecord::Migration[7.2]
  def change
    create_table :accounts do |t|
      t.string :username, null: false
      t.string :domain
      t.timestamps
      t.index "lower(username), COALESCE(lower(domain), '')", unique: true, name: "index_accounts_on_username_and_domain_lower"
    end

    create_table :user_roles do |t|
      t.string :name, null: false, default: ""
      t.integer :position, null: false, default: 0
      t.bigint :permissions, null: false, default: 0
      t.timestamps
    end

    create_table :users do |t|
      t.string :email, null: false, index: { unique: true }
      t.references :account, null: false, foreign_key: { on_delete: :cascade }
      t.references :role, foreign_key: { to_table: :user_roles, on_delete: :nullify }
      t.string :encrypted_password, null: false
      t.string :otp_secret
      t.datetime :confirmed_at
      t.boolean :approved, null: false, default: false
      t.boolean :disabled, null: false, default: false
      t.timestamps
    end
  end
end
