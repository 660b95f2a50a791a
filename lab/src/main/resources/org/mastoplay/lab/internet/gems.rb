# Makes a mirror of gems from those that Debian has packaged: ruby gems.rb FOLDER GEM...
#
# Debian's packages lay a gem's files where Debian wants them, and tell of none in its specification.
# So the files are gathered and packed anew, native ones as they were built: the mirror fits the
# Ruby of this release of Debian, on this architecture, and no other.
require "digest"
require "fileutils"
require "rubygems/package"
require "tmpdir"
require "zlib"

folder, *roots = ARGV
FileUtils.mkdir_p(["#{folder}/gems", "#{folder}/info", "#{folder}/quick/Marshal.4.8"])

def closure(names)
  found = {}
  until names.empty?
    name = names.shift
    next if found.key?(name)
    found[name] = Gem::Specification.find_by_name(name)
    names.concat(found[name].runtime_dependencies.map(&:name).select { |other| packaged?(other) })
  end
  found.values
end

def packaged?(name)
  Gem::Specification.find_all_by_name(name).any?
end

# The part of a path below one of Ruby's own folders for libraries.
LIBRARY = %r{\A/usr/lib/(?:ruby/vendor_ruby|[^/]+/ruby/vendor_ruby/[\d.]+)/(.+)\z}

def gather(spec, target)
  # A gem that comes with Ruby itself is an empty one: what it names is there already.
  return if spec.default_gem?
  FileUtils.cp_r("#{spec.gem_dir}/.", target, dereference_root: true) if Dir.exist?(spec.gem_dir)
  built = Dir.glob("**/*.so", base: spec.extension_dir)
  built.each { |file| copy("#{spec.extension_dir}/#{file}", "#{target}/lib/#{file}") }
  return if Dir.exist?("#{target}/lib")
  package = `dpkg-query --search #{spec.loaded_from}`[/\A[^:]+/]
  `dpkg-query --listfiles #{package}`.lines(chomp: true).each do |file|
    copy(file, "#{target}/lib/#{file[LIBRARY, 1]}") if file.match?(LIBRARY) && File.file?(file)
  end
end

def copy(source, target)
  FileUtils.mkdir_p(File.dirname(target))
  FileUtils.cp(source, target)
end

def pack(spec)
  Dir.mktmpdir do |work|
    gather(spec, work)
    spec.files = Dir.glob("**/*", base: work).select { |file| File.file?("#{work}/#{file}") }
    spec.executables = spec.executables.select { |name| File.file?("#{work}/#{spec.bindir}/#{name}") }
    spec.extensions = []
    spec.test_files = []
    spec.extra_rdoc_files = []
    spec.cert_chain = []
    spec.signing_key = nil
    spec.dependencies.select! { |other| other.type == :runtime && packaged?(other.name) }
    Dir.chdir(work) { yield Gem::Package.build(spec, true) }
  end
end

def info(spec, file)
  needs = spec.dependencies.map do |other|
    "#{other.name}:#{other.requirement.to_s.split(', ').sort.join('&')}"
  end
  ruby = spec.required_ruby_version.to_s.split(", ").sort.join("&")
  "---\n#{spec.version} #{needs.join(',')}|checksum:#{Digest::SHA256.file(file).hexdigest},ruby:#{ruby}\n"
end

specs = closure(roots).sort_by(&:name).map(&:dup)
# For specifications of other platforms of the same name, Bundler would have to ask.
specs.each { |spec| spec.platform = Gem::Platform::RUBY }
versions = specs.map do |spec|
  target = "#{folder}/gems/#{spec.full_name}.gem"
  pack(spec) { |built| FileUtils.mv(built, target) }
  text = info(spec, target)
  File.write("#{folder}/info/#{spec.name}", text)
  rz = Zlib::Deflate.deflate(Marshal.dump(spec))
  File.binwrite("#{folder}/quick/Marshal.4.8/#{spec.full_name}.gemspec.rz", rz)
  "#{spec.name} #{spec.version} #{Digest::MD5.hexdigest(text)}\n"
end

File.write("#{folder}/versions", "created_at: 2026-01-01T00:00:00Z\n---\n#{versions.join}")
File.write("#{folder}/names", "---\n#{specs.map { |spec| "#{spec.name}\n" }.join}")
index = specs.map { |spec| [spec.name, spec.version, "ruby"] }
{ "specs" => index, "latest_specs" => index, "prerelease_specs" => [] }.each do |name, list|
  Zlib::GzipWriter.open("#{folder}/#{name}.4.8.gz") { |out| out.write(Marshal.dump(list)) }
end
puts "#{specs.size} gems"
