namespace :assets do
  desc "Build what browsers get into public/packs and public/assets"
  task precompile: :environment do
    sh "yarn", "run", "build:production"
    FileUtils.mkdir_p("public/assets")
    cp "app/500.html", "public/assets/500.html"
    ln_sf "assets/500.html", "public/500.html"
  end

  desc "Remove what assets:precompile has built"
  task :clobber do
    rm_rf %w[public/packs public/assets public/500.html]
  end
end
