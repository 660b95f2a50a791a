class ProcessMediaJob
  include Sidekiq::Job

  def perform(id)
    MediaAttachment.find(id).update!(processed: true)
  end
end
