class SessionsController < ApplicationController
  def new
  end

  def create
    user = User.usable.find_by(email: params.dig(:user, :email).to_s.downcase)
    if user&.password?(params.dig(:user, :password).to_s)
      reset_session
      session[:user_id] = user.id
      redirect_to root_path
    else
      render :new, status: :unprocessable_entity
    end
  end
end
