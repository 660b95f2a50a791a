# An uploaded file, which is shown once a job has looked at it.
class MediaAttachment < ApplicationRecord
  belongs_to :account

  def self.receive(account, upload)
    media = create!(account: account, name: File.basename(upload.original_filename), bytes: upload.size)
    Minidon::Storage.put(media.key, upload.tempfile, upload.content_type)
    media
  end

  # The folders that Mastodon would use, so that no folder gets too full.
  def key
    "media_attachments/files/#{format('%012d', id).scan(/\d{3}/).join('/')}/original/#{name}"
  end

  def to_api
    { id: id.to_s, url: processed? ? Minidon::Storage.url(key) : nil, size: bytes }
  end
end
