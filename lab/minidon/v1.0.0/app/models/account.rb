# Who is seen by others; those of other servers have a domain.
class Account < ApplicationRecord
  INSTANCE_ACTOR = -99

  has_one :user, dependent: :destroy
  has_many :media_attachments, dependent: :destroy

  scope :local, -> { where(domain: nil) }

  validates :username, presence: true, uniqueness: { scope: :domain, case_sensitive: false }
  validates :username, format: { with: /\A[a-z0-9_]+\z/i }, if: -> { id != INSTANCE_ACTOR }
end
