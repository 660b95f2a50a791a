class ProfilesController < ApplicationController
  def show
    @account = Account.local.find_by!(username: params[:username])
  end
end
