Rails.application.routes.draw do
  root "home#show"
  get "about", to: "home#show"
  get "health", to: "health#show"

  get ".well-known/webfinger", to: "well_known#webfinger"
  get ".well-known/nodeinfo", to: "well_known#nodeinfo"
  get "nodeinfo/2.0", to: "well_known#nodeinfo_schema", as: :nodeinfo_schema

  get "auth/sign_in", to: "sessions#new"
  post "auth/sign_in", to: "sessions#create"
  get "auth/password/new", to: "passwords#new"
  post "auth/password", to: "passwords#create"

  get "api/v2/instance", to: "api#instance"
  get "api/v1/jobs", to: "api#jobs"
  post "api/v2/media", to: "media#create"
  get "api/v1/media/:id", to: "media#show"
end
