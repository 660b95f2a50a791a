# Answers when Rails has booted; asks neither the database nor Redis.
class HealthController < ActionController::Base
  def show
    render plain: "OK"
  end
end
