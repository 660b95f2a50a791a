class PasswordsController < ApplicationController
  def new
  end

  # Answers the same whether or not there is such a user.
  def create
    PasswordMailJob.perform_async(params.dig(:user, :email).to_s.downcase)
    render plain: "If your e-mail address is known here, you will get a mail."
  end
end
