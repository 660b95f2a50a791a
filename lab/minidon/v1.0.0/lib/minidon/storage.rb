require "fileutils"

module Minidon
  # Where uploaded files go: into S3 when it is enabled, or else below public/system.
  module Storage
    module_function

    def put(key, file, type)
      if s3?
        client.put_object(bucket: ENV.fetch("S3_BUCKET"), key: key, body: file, content_type: type, **permission)
      else
        target = root.join(key)
        FileUtils.mkdir_p(target.dirname)
        FileUtils.cp(file.path, target)
        target.chmod(0o644)
      end
    end

    def remove(key)
      s3? ? client.delete_object(bucket: ENV.fetch("S3_BUCKET"), key: key) : FileUtils.rm_f(root.join(key))
    end

    def url(key)
      return "https://#{Rails.configuration.x.web_domain}/system/#{key}" unless s3?

      host = ENV["S3_ALIAS_HOST"].presence || "#{ENV.fetch('S3_HOSTNAME')}/#{ENV.fetch('S3_BUCKET')}"
      "#{ENV.fetch('S3_PROTOCOL', 'https')}://#{host}/#{key}"
    end

    def s3?
      ENV["S3_ENABLED"] == "true"
    end

    def root
      Pathname(ENV["PAPERCLIP_ROOT_PATH"].presence || Rails.public_path.join("system"))
    end

    # An empty S3_PERMISSION says that the store knows no permissions of single files.
    def permission
      acl = ENV.fetch("S3_PERMISSION", "public-read")
      acl.empty? ? {} : { acl: acl }
    end

    def client
      require "aws-sdk-s3"
      endpoint = ENV["S3_ENDPOINT"].presence
      Aws::S3::Client.new(**{
        access_key_id: ENV.fetch("AWS_ACCESS_KEY_ID"),
        secret_access_key: ENV.fetch("AWS_SECRET_ACCESS_KEY"),
        region: ENV.fetch("S3_REGION", "us-east-1"),
        endpoint: endpoint,
        force_path_style: endpoint && ENV["S3_OVERRIDE_PATH_STYLE"] != "true",
      }.compact)
    end
  end
end
