package org.mastoplay.modules;

import java.util.HashMap;
import java.util.Optional;

/**
 * The version of a repository that a work tree shall have.
 *
 * @param kind {@code branch}, {@code tag} or {@code commit}
 * @param commit its full name
 */
record GitTarget(String kind, String name, String commit) {
  /** Whether a text is the full name of a commit, which no repository needs to be asked about. */
  static boolean isCommit(String version) {
    return version.matches("[0-9a-f]{40}|[0-9a-f]{64}");
  }

  /** Finds a version in what {@code git ls-remote --symref} printed. */
  static Optional<GitTarget> find(String version, String output) {
    if (isCommit(version)) {
      return Optional.of(new GitTarget("commit", version, version));
    }
    var commits = new HashMap<String, String>();
    var head = "";
    for (var line : output.lines().toList()) {
      var fields = line.split("\t", 2);
      if (fields.length == 2 && fields[0].startsWith("ref: refs/heads/")) {
        head = fields[0].substring("ref: refs/heads/".length());
      } else if (fields.length == 2) {
        commits.put(fields[1], fields[0]);
      }
    }
    var branch = version.equals("HEAD") ? head : version;
    // An annotated tag is an object of its own; what it points to is the commit.
    var tag =
        Optional.ofNullable(commits.get("refs/tags/" + version + "^{}"))
            .or(() -> Optional.ofNullable(commits.get("refs/tags/" + version)));
    return tag.map(it -> new GitTarget("tag", version, it))
        .or(() ->
            Optional.ofNullable(commits.get("refs/heads/" + branch))
                .or(() ->
                    version.equals("HEAD") && !branch.isEmpty()
                        ? Optional.ofNullable(commits.get("HEAD"))
                        : Optional.empty())
                .map(it -> new GitTarget("branch", branch, it)));
  }
}
