class MediaController < ApplicationController
  skip_forgery_protection
  before_action { render json: { error: "This method requires an authenticated user" }, status: :unauthorized unless current_user }

  def create
    media = MediaAttachment.receive(current_user.account, params.require(:file))
    ProcessMediaJob.perform_async(media.id)
    render json: media.to_api, status: :accepted
  end

  def show
    media = current_user.account.media_attachments.find(params[:id])
    render json: media.to_api, status: media.processed? ? :ok : :partial_content
  end
end
