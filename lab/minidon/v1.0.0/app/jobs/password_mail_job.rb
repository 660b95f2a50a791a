class PasswordMailJob
  include Sidekiq::Job
  sidekiq_options queue: "mailers"

  def perform(email)
    user = User.usable.find_by(email: email)
    UserMailer.password(user).deliver_now if user
  end
end
