class UserMailer < ActionMailer::Base
  default from: ENV.fetch("SMTP_FROM_ADDRESS", "notifications@localhost"), reply_to: ENV["SMTP_REPLY_TO"].presence

  def password(user)
    token = user.signed_id(purpose: :password, expires_in: 6.hours)
    mail(to: user.email, subject: "Your password for #{Rails.configuration.x.local_domain}",
         content_type: "text/plain", body: "Choose a new one: https://#{Rails.configuration.x.web_domain}/auth/password/edit?token=#{token}\n")
  end
end
