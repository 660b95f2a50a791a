package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Tells;
import org.mastoplay.module.Value;
import org.mastoplay.text.Diagnosis;
import org.mastoplay.text.Secret;

/** A look at an object storage. */
@Module(
    name = "check_s3",
    summary =
        "Checks that an object storage keeps pictures as Mastodon needs it, with a small object"
            + " that it removes again.",
    since = "0.1",
    needs = "curl",
    examples = {
      """
      - name: See that the object storage is fit for Mastodon
        check_s3:
          endpoint: https://s3.eu-central-1.example
          bucket: media
          region: eu-central-1
          access_key: mastodon
          secret_key: let-me-in
          origin: https://social.example
      """,
      """
      - name: See that pictures can be seen under the name that visitors know
        check_s3:
          endpoint: http://127.0.0.1:9000
          bucket: media
          access_key: mastodon
          secret_key: let-me-in
          alias: https://files.social.example
      """
    })
@Tells(name = "ok", doc = "Whether all is well")
record CheckS3(
    @Doc("Address of the storage, without the bucket") String endpoint,
    @Doc("Name of the bucket") String bucket,
    @Doc("Region that requests are signed for") @Default("us-east-1") String region,
    @Doc("Name of the key") Secret accessKey,
    @Doc("The key itself") Secret secretKey,
    @Doc("Whether the bucket stands in the path of addresses, instead of before the name")
        @Default("true")
        boolean pathStyle,
    @Doc(
            "Rights that an object is stored with; empty to send none, as R2 and some AWS buckets"
                + " want")
        @Default("public-read")
        String permission,
    @Doc("Address under which visitors see objects; that of the bucket unless given")
        Optional<String> alias,
    @Doc("Site that browsers must be let show the pictures: CORS") Optional<String> origin,
    @Doc("File on the host with the authorities to trust, instead of its own")
        Optional<RemotePath> caBundle,
    @Doc("How many seconds each request may take") @Default("7") int timeout,
    @Doc("Whether it is wrong that curl is missing") @Default("false") boolean required,
    @Doc("What follows if it isn't right") @Default("fail") Severity severity)
    implements TaskModule<ScriptState> {

  private static final String ROUND_TRIP =
      """
      base=$1 public=$2 origin=$3 permission=$4
      folder=$(mktemp -d) || exit
      key="mastoplay-check-$(date +%s)-$$"
      trap 'rm -rf "$folder"' EXIT
      cat >"$folder/signed"
      sed '/^user\\|^aws-sigv4/d' "$folder/signed" >"$folder/anyone"
      ask() { # step, who, words of curl
        step=$1 who=$2
        shift 2
        code=$(curl -K "$folder/$who" -sS -o "$folder/body" -D "$folder/head" -w '%{http_code}' "$@" \\
          2>"$folder/words")
        echo "$step $? $code"
        case $code in
          2*) ;;
          *) { cat "$folder/words"; head -c 600 "$folder/body"; } 2>/dev/null | tr '\\n' ' ' |
               sed "s/^/$step-words /"; echo ;;
        esac
        : >"$folder/body"
      }
      # Debian 12's curl signs this, but doesn't send it by itself.
      sum() { printf 'x-amz-content-sha256: '; sha256sum <"$1" | cut -c1-64; }
      printf 'mastoplay was here' >"$folder/object"
      ask put signed -X PUT --data-binary "@$folder/object" -H 'Content-Type: text/plain' \\
        -H "$(sum "$folder/object")" ${permission:+-H "x-amz-acl: $permission"} "$base/$key"
      case $code in 2*) ;; *) exit 0 ;; esac
      ask get signed -H "$(sum /dev/null)" "$base/$key"
      ask see anyone ${origin:+-H "Origin: $origin"} "$public/$key"
      tr -d '\\r' <"$folder/head" | sed -n 's/^[Aa]ccess-[Cc]ontrol-[Aa]llow-[Oo]rigin: */cors /p'
      ask list anyone "$base/?list-type=2"
      ask delete signed -X DELETE -H "$(sum /dev/null)" "$base/$key"
      """;

  CheckS3 {
    if (!endpoint.matches("https?://[^\\s/\"]+/?")
        || alias.filter(it -> !it.matches("https?://[^\\s\"]+")).isPresent()) {
      throw new IllegalArgumentException(
          "`endpoint` and `alias` are addresses such as https://s3.example, without the bucket");
    }
    if (!bucket.matches("[A-Za-z0-9._-]+") || !region.matches("[A-Za-z0-9-]+")) {
      throw new IllegalArgumentException(
          "`bucket` and `region` are names, such as media and us-east-1");
    }
  }

  private String base() {
    var plain = endpoint.replaceFirst("/$", "");
    return pathStyle ? plain + "/" + bucket : plain.replaceFirst("//", "//" + bucket + ".");
  }

  @Override
  public Probe<ScriptState> probe() {
    var config =
        new CurlConfig()
            .with("max-time", String.valueOf(timeout))
            .with("cacert", caBundle.map(RemotePath::text))
            .with("user", accessKey.reveal() + ":" + secretKey.reveal())
            .with("aws-sigv4", "aws:amz:%s:s3".formatted(region));
    return Probe.script(
        Script.of(
                ROUND_TRIP,
                base(),
                alias.orElseGet(this::base).replaceFirst("/$", ""),
                origin.orElse(""),
                permission)
            .needing("curl")
            .reading(config.content()));
  }

  @Override
  public Plan plan(ScriptState now) {
    return Finding.of(now, "The object storage", this::judge)
        .plan(severity, required, Value.Fields.NONE);
  }

  private Finding judge(Report report) {
    if (!succeeded(report, "put")) {
      return new Finding.Broken(stored(report));
    }
    if (!succeeded(report, "get")) {
      return broken(
          report,
          "get",
          "What is stored in %s can't be read again.".formatted(bucket),
          "The key may write, but not read.",
          "Give it the right to read objects: s3:GetObject.");
    }
    if (!succeeded(report, "see")) {
      return broken(
          report,
          "see",
          "Visitors can't see what is stored in %s.".formatted(bucket),
          "Whoever has no key is refused at %s.".formatted(alias.orElseGet(this::base)),
          "Let everybody read objects, but not list them; or check `alias`.");
    }
    if (succeeded(report, "list")) {
      return broken(
          report,
          "list",
          "Everybody can list what is stored in %s.".formatted(bucket),
          "So pictures of posts that are private, or deleted, are found by anybody.",
          "Take away s3:ListBucket from whoever has no key, and leave s3:GetObject.");
    }
    var cors = report.get("cors");
    if (origin.filter(it -> !cors.equals("*") && !cors.equals(it)).isPresent()) {
      return broken(
          report,
          "see",
          "Browsers may not use pictures of %s on %s.".formatted(bucket, origin.orElse("")),
          "The storage doesn't answer with `Access-Control-Allow-Origin`.",
          "Set a CORS rule of the bucket that allows GET from %s.".formatted(origin.orElse("")));
    }
    return succeeded(report, "delete")
        ? new Finding.Holds("%s keeps, shows and removes objects".formatted(bucket))
        : broken(
            report,
            "delete",
            "What is stored in %s can't be removed.".formatted(bucket),
            "The key may write, but not delete.",
            "Give it the right to delete objects: s3:DeleteObject.");
  }

  private Diagnosis stored(Report report) {
    var curl = Long.parseLong(report.get("put").replaceFirst(" .*", ""));
    var words = report.get("put-words");
    if (curl != 0) {
      return CurlTrouble.of(endpoint, curl, words);
    }
    var it = Diagnosis.of("Nothing can be stored in %s.".formatted(bucket)).words(words);
    if (words.contains("SignatureDoesNotMatch") || words.contains("InvalidAccessKeyId")) {
      return it.because("The storage doesn't know the key, or it is another.")
          .remedy("Check `access_key`, `secret_key` and `region`.");
    }
    if (words.contains("AccessControlListNotSupported") || words.contains("NotImplemented")) {
      return it.because("The bucket takes no rights for single objects.")
          .remedy("Write `permission: \"\"` here, and `S3_PERMISSION=` in Mastodon's settings.");
    }
    if (words.contains("NoSuchBucket")) {
      return it.because("There is no bucket of that name.")
          .remedy("Make it, or check `bucket`, `endpoint` and `path_style`.");
    }
    return it.because("The key has no right to do so, or the host's clock is wrong.")
        .remedy("Give it the right to store objects: s3:PutObject and s3:PutObjectAcl.");
  }

  private static boolean succeeded(Report report, String step) {
    return report.get(step).matches("0 2\\d\\d");
  }

  private static Finding broken(
      Report report, String step, String what, String why, String remedy) {
    return new Finding.Broken(
        Diagnosis.of(what).because(why).remedy(remedy).words(report.get(step + "-words")));
  }
}
