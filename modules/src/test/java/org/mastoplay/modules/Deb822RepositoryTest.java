package org.mastoplay.modules;

import java.util.List;

/** The cases of {@link Deb822Repository}. */
final class Deb822RepositoryTest extends ModuleTable {
  private static final String FINGERPRINT = "B919019C274D9EB78BE6F49B2B2D0247D02F62EA";
  private static final String KEY =
      """
      -----BEGIN PGP PUBLIC KEY BLOCK-----

      mDMEawcwSxYJKwYBBAHaRw8BAQdAc8P2/11ZHuUGCsBsrW7gR/ytjj6tKQXzM/M7
      MlzO5zq0J21hc3RvcGxheSBjb250cmFjdCA8bm9ib2R5QGV4YW1wbGUub3JnPoiQ
      BBMWCAA4FiEEuRkBnCdNnreL5vSbKy0CR9AvYuoFAmsHMEsCGwMFCwkIBwIGFQoJ
      CAsCBBYCAwECHgECF4AACgkQKy0CR9AvYupNcgEA4ZWh+wNIj3GNwKXgsRpV4Tlu
      XqzjHCIQFcvUfid8x3sBAKbX+wGg5RzKZW0/2GO15eE7qnSyiqObFco+hOqSelIK
      =kW77
      -----END PGP PUBLIC KEY BLOCK-----
      """;
  private static final String FETCHED =
      "mDMEawcwSxYJKwYBBAHaRw8BAQdAc8P2/11ZHuUGCsBsrW7gR/ytjj6tKQXzM/M7MlzO5z"
          + "q0J21hc3RvcGxheSBjb250cmFjdCA8bm9ib2R5QGV4YW1wbGUub3JnPoiQBBMWCAA4FiEE"
          + "uRkBnCdNnreL5vSbKy0CR9AvYuoFAmsHMEsCGwMFCwkIBwIGFQoJCAsCBBYCAwECHgECF4"
          + "AACgkQKy0CR9AvYupNcgEA4ZWh+wNIj3GNwKXgsRpV4TluXqzjHCIQFcvUfid8x3sBAKbX"
          + "+wGg5RzKZW0/2GO15eE7qnSyiqObFco+hOqSelIK";
  private static final String HEAD =
      "# Kept by mastoplay: what is changed here by hand is put back.|X-Repolib-Name: ";
  private static final String REMOTE =
      "deb822_repository: {name: a, uris: 'https://a.example', suites: ./, signed_by:"
          + " 'https://a.example/key', fingerprint: "
          + FINGERPRINT
          + "}";
  private static final String FILE =
      HEAD + "a|Types: deb|URIs: https://a.example|Suites: ./|Signed-By: /etc/apt/keyrings/a.asc|";

  private static Observed host() {
    return Observed.bare().answers("/var/lib/apt/lists", "10\n");
  }

  @Override
  List<Case> cases() {
    return List.of(
        row(
            "new, with a keyring of the host",
            "deb822_repository: {name: New Ones, uris: 'https://a.example', suites: trixie,"
                + " components: 'main,contrib', signed_by: /usr/share/keyrings/a.gpg}",
            host(),
            "~ /etc/apt/sources.list.d/new-ones.sources [ → "
                + HEAD
                + "New Ones|Types: deb|URIs: https://a.example|Suites: trixie|Components: main"
                + " contrib|Signed-By: /usr/share/keyrings/a.gpg|] new, 0644 root",
            "$ put /etc/apt/sources.list.d/new-ones.sources 0644"),
        row(
            "a key that is fetched",
            REMOTE,
            host().answers("apt-helper", FETCHED),
            "+ /etc/apt/keyrings/a.asc key " + FINGERPRINT,
            "$ mkdir -p -m 0755 -- /etc/apt/keyrings",
            "$ put /etc/apt/keyrings/a.asc 0644",
            "~ /etc/apt/sources.list.d/a.sources [ → " + FILE + "] new, 0644 root",
            "$ put /etc/apt/sources.list.d/a.sources 0644"),
        row(
            "in order, and nobody is asked for the key",
            REMOTE,
            host()
                .file("/etc/apt/keyrings/a.asc", KEY, "0644", "root")
                .file("/etc/apt/sources.list.d/a.sources", FILE.replace("|", "\n"), "0644", "root"),
            "="),
        row(
            "another key is there",
            REMOTE,
            host()
                .answers("apt-helper", FETCHED)
                .file("/etc/apt/keyrings/a.asc", "nonsense", "0644", "root")
                .file("/etc/apt/sources.list.d/a.sources", FILE.replace("|", "\n"), "0644", "root"),
            "~ /etc/apt/keyrings/a.asc key none → " + FINGERPRINT),
        row(
            "another key is at the address",
            REMOTE.replace("B919", "B918"),
            host().answers("apt-helper", FETCHED),
            "! The key at https://a.example/key is not the one that was agreed on."),
        row(
            "a page is at the address",
            REMOTE,
            host().answers("apt-helper", "PGh0bWw+"),
            "! There is no OpenPGP public key at https://a.example/key."),
        row(
            "the address can't be reached",
            REMOTE,
            host().fails("apt-helper", "404"),
            "! The key at https://a.example/key can't be fetched."),
        row(
            "https can't be trusted",
            REMOTE,
            host().answers("apt-helper", "no authorities\n"),
            "! The key at https://a.example/key can't be fetched."),
        row(
            "https will be trusted by then",
            REMOTE,
            host().answers("apt-helper", "no authorities\n").installed("ca-certificates", "1", "1"),
            "+ /etc/apt/keyrings/a.asc key " + FINGERPRINT,
            "~ /etc/apt/sources.list.d/a.sources [ → " + FILE + "] new, 0644 root"),
        row(
            "refreshed",
            "deb822_repository: {name: a, uris: 'file:/a', suites: ./, trusted: true,"
                + " update_cache: true}",
            host(),
            "~ /etc/apt/sources.list.d/a.sources [ → "
                + HEAD
                + "a|Types: deb|URIs: file:/a|Suites: ./|Trusted: yes|] new, 0644 root",
            "* package lists refreshed"),
        row(
            "removed",
            "deb822_repository: {name: a, state: absent}",
            host().file("/etc/apt/sources.list.d/a.sources", "", "0644", "root"),
            "- /etc/apt/sources.list.d/a.sources",
            "$ rm -f -- /etc/apt/sources.list.d/a.sources"),
        row("gone already", "deb822_repository: {name: a, state: absent}", host(), "="),
        row(
            "a short fingerprint",
            REMOTE.replace(FINGERPRINT, "D02F62EA"),
            host(),
            "? `D02F62EA` is not a fingerprint: it has 40 hexadecimal digits (`gpg --show-keys"
                + " FILE` prints it); short key ids can be forged"),
        row(
            "an address without a fingerprint",
            REMOTE.replace(", fingerprint: " + FINGERPRINT, ""),
            host(),
            "? give the `fingerprint` of the key, or whoever holds that address decides what is"
                + " installed here"));
  }
}
