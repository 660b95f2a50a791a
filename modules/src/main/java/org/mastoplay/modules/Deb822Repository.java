package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Content;
import org.mastoplay.module.Default;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.LocalFile;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Module;
import org.mastoplay.module.PackageState;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.TaskModule;

/** A repository of packages. */
@Module(
    name = "deb822_repository",
    summary = "Adds a repository that apt takes packages from, with the key that signs it.",
    since = "0.1",
    examples = {
      """
      - name: Take PostgreSQL from its makers
        deb822_repository:
          name: pgdg
          uris: https://apt.postgresql.org/pub/repos/apt
          suites: trixie-pgdg
          components: main
          signed_by: https://www.postgresql.org/media/keys/ACCC4CF8.asc
          fingerprint: B97B 0AFC AA1A 47F0 44F2 44A0 7FCC 7D46 ACCC 4CF8
      """,
      """
      - name: Take some newer packages
        deb822_repository:
          name: backports
          uris: https://deb.debian.org/debian
          suites: trixie-backports
          components: [main]
          signed_by: /usr/share/keyrings/debian-archive-keyring.gpg
          update_cache: true
      """,
      """
      - name: No longer take packages from there
        deb822_repository:
          name: nodesource
          state: absent
      """
    })
record Deb822Repository(
    @Doc("Name of the repository, and of its file in /etc/apt/sources.list.d") String name,
    @Doc("What it has: deb for packages, deb-src for sources") @Default("deb") List<String> types,
    @Doc("Where it is") List<String> uris,
    @Doc("Releases to take from it, such as trixie") List<String> suites,
    @Doc("Parts of it, such as main; none if the suite is a path that ends in /")
        List<String> components,
    @Doc("Architectures to take; those of the host unless given") List<String> architectures,
    @Doc(
            "Who signs it: the address of a key, which needs `fingerprint`; the text of a key; or"
                + " the path of a keyring on the host")
        Optional<String> signedBy,
    @Doc("File beside the playbook with the key that signs it, instead of `signed_by`")
        Optional<LocalFile> signedByFile,
    @Doc("Fingerprints that the keys must have; others are refused") List<String> fingerprint,
    @Doc("Whether apt uses it") @Default("true") boolean enabled,
    @Doc("Whether it shall be there") @Default("present") Presence state,
    @Doc("Permission bits of its file") @Default("0644") Mode mode,
    @Doc("Whether it is trusted without any signature: dangerous") Optional<Boolean> trusted,
    @Doc("Whether its lists expire, which keeps others from serving old ones")
        Optional<Boolean> checkValidUntil,
    @Doc("Whether it is used though it is not signed: dangerous") Optional<Boolean> allowInsecure,
    @Doc("Languages whose descriptions are fetched; none for none") List<String> languages,
    @Doc("Further fields by their name in sources.list(5)") Map<String, String> options,
    @Doc("Whether the lists of packages are refreshed after a change") @Default("false")
        boolean updateCache)
    implements TaskModule<Deb822Repository.Seen> {

  private static final RemotePath SOURCES = new RemotePath("/etc/apt/sources.list.d");
  static final RemotePath KEYRINGS = new RemotePath("/etc/apt/keyrings");
  // Lists need not be young for this task, only younger than the sources.
  private static final int YEAR = 365 * 24 * 3600;
  // apt's own helper, so that neither curl nor wget is needed. Base 64, since keys may be bytes.
  private static final String FETCH =
      """
      case $1 in
        https:*) [ -e /etc/ssl/certs/ca-certificates.crt ] || { echo "no authorities"; exit 0; } ;;
      esac
      folder=$(mktemp -d) && chmod 0755 "$folder" || exit
      trap 'rm -rf "$folder"' EXIT
      /usr/lib/apt/apt-helper -q download-file "$1" "$folder/key" >&2 || exit
      base64 -w 0 "$folder/key"
      """;

  /**
   * What was seen.
   *
   * @param fetched what stands at the address of the key, in base 64, if it was worth asking
   * @param authorities the package without which no address with https can be trusted
   */
  record Seen(
      FileState sources,
      FileState key,
      AptGet.Lists lists,
      Optional<ScriptState> fetched,
      PackageState authorities) {}

  Deb822Repository {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9 ._-]*")) {
      throw new IllegalArgumentException(
          "`%s` can't be the name of a repository: it takes letters, digits, `.`, `_` and `-`"
              .formatted(name));
    }
    fingerprint = fingerprint.stream().map(OpenPgpKeys::plain).toList();
    if (state == Presence.PRESENT) {
      Deb822Fields.check(types, uris, suites, components, options);
      checkKey(signedBy, signedByFile, fingerprint);
    }
  }

  private static void checkKey(
      Optional<String> signedBy, Optional<LocalFile> file, List<String> fingerprint) {
    if (signedBy.isPresent() && file.isPresent()) {
      throw new IllegalArgumentException("give one of `signed_by` and `signed_by_file`");
    }
    if (signedBy.filter(Deb822Repository::isAddress).isPresent() && fingerprint.isEmpty()) {
      throw new IllegalArgumentException(
          "give the `fingerprint` of the key, or whoever holds that address decides what is"
              + " installed here");
    }
    // Where only the names of files are checked, they are empty.
    var given = file.map(LocalFile::content).filter(it -> it.size() > 0).or(() -> text(signedBy));
    if (given.isPresent()) {
      var keys =
          OpenPgpKeys.read(given.get())
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "there is no OpenPGP public key in `%s`"
                          .formatted(file.map(LocalFile::name).orElse("signed_by"))));
      Deb822Plans.strangers(keys, fingerprint)
          .ifPresent(it -> {
            throw new IllegalArgumentException(
                "the key has the fingerprint %s, which is none of those in `fingerprint`"
                    .formatted(it));
          });
    }
  }

  private static boolean isAddress(String text) {
    return text.matches("https?://\\S+");
  }

  private static Optional<Content> text(Optional<String> signedBy) {
    return signedBy.filter(it -> !isAddress(it) && !it.startsWith("/")).map(Content::of);
  }

  /** The address to fetch the key from. */
  Optional<String> address() {
    return signedBy.filter(Deb822Repository::isAddress);
  }

  /** The keys as far as the playbook itself has them. */
  Optional<OpenPgpKeys> givenKeys() {
    return signedByFile.map(LocalFile::content).or(() -> text(signedBy)).flatMap(OpenPgpKeys::read);
  }

  private String fileName() {
    return name.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  RemotePath sourcesFile() {
    return SOURCES.child(fileName() + ".sources");
  }

  RemotePath keyFile() {
    return KEYRINGS.child(fileName() + ".asc");
  }

  /** The keyring that the repository names. */
  Optional<String> keyring() {
    return signedBy
        .filter(it -> it.startsWith("/"))
        .or(() ->
            address().isPresent() || signedByFile.isPresent() || givenKeys().isPresent()
                ? Optional.of(keyFile().text())
                : Optional.empty());
  }

  @Override
  public Probe<Seen> probe() {
    return Probe.file(sourcesFile(), Depth.CONTENT)
        .with(Probe.file(keyFile(), Depth.CONTENT), Map::entry)
        .with(AptGet.lists(YEAR), Map::entry)
        .with(
            Probe.aptPackage("ca-certificates"),
            (it, authorities) ->
                new Seen(
                    it.getKey().getKey(),
                    it.getKey().getValue(),
                    it.getValue(),
                    Optional.empty(),
                    authorities))
        .then(this::fetched);
  }

  /** Asks at the address only if the host has not got the key yet. */
  private Probe<Seen> fetched(Seen seen) {
    return address()
        .filter(
            _ -> state == Presence.PRESENT && Deb822Plans.pinned(seen.key(), fingerprint).isEmpty())
        .map(it ->
            Probe.script(Script.of(FETCH, it))
                .map(answer ->
                    new Seen(
                        seen.sources(),
                        seen.key(),
                        seen.lists(),
                        Optional.of(answer),
                        seen.authorities())))
        .orElseGet(() -> Probe.known(seen));
  }

  @Override
  public Plan plan(Seen now) {
    return new Deb822Plans(this, now).plan();
  }

  Content text() {
    var lines = new ArrayList<String>();
    lines.add("# Kept by mastoplay: what is changed here by hand is put back.");
    Deb822Fields.of(this).forEach((field, value) -> lines.add(field + ": " + value));
    return Content.of(String.join("\n", lines) + "\n");
  }
}
