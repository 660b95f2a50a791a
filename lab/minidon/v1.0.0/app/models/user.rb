# Who logs in.
class User < ApplicationRecord
  belongs_to :account
  belongs_to :role, class_name: "UserRole", optional: true

  encrypts :otp_secret

  scope :usable, -> { where(disabled: false, approved: true).where.not(confirmed_at: nil) }

  validates :email, presence: true, uniqueness: { case_sensitive: false }, format: { with: /\A[^@\s]+@[^@\s]+\z/ }
  normalizes :email, with: ->(email) { email.strip.downcase }

  def password=(password)
    self.encrypted_password = BCrypt::Password.create(password)
  end

  def password?(password)
    BCrypt::Password.new(encrypted_password) == password
  end
end
