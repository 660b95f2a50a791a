class ApplicationController < ActionController::Base
  include ActionController::HttpAuthentication::Token::ControllerMethods

  helper_method :current_user, :pack

  private

  def current_user
    @current_user ||= User.usable.find_by(id: session[:user_id]) || user_of_token
  end

  # What a signed-in user's page shows as the token for the API.
  def user_of_token
    authenticate_with_http_token { |token, _| User.usable.find_signed(token, purpose: :api) }
  end

  # The address of a built file, by the name of its source.
  def pack(source)
    manifest = Rails.public_path.join("packs/.vite/manifest.json")
    "/packs/#{JSON.parse(manifest.read).fetch(source).fetch('file')}"
  end
end
