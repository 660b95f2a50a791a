Gem::Specification.new do |spec|
  spec.name = "minipush"
  spec.version = "1.0.0"
  spec.summary = "What minidon needs of a gem that no gem server has"
  spec.authors = ["mastoplay"]
  spec.files = Dir["lib/**/*.rb"]
end
