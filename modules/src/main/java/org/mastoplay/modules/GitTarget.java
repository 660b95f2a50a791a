package org.mastoplay.modules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The version of a repository that a work tree shall have.
 *
 * @param kind {@code branch}, {@code tag} or {@code commit}
 * @param commit its full name
 */
record GitTarget(String kind, String name, String commit) {
  private static final String TAG = "refs/tags/";
  private static final String BRANCH = "refs/heads/";
  // An annotated tag is an object of its own; what it points to is the commit.
  private static final String POINTED_TO = "^{}";

  /** Whether a text is the full name of a commit, which no repository needs to be asked about. */
  static boolean isCommit(String version) {
    return version.matches("[0-9a-f]{40}|[0-9a-f]{64}");
  }

  /** Finds a version in what {@code git ls-remote --symref} printed. */
  static Optional<GitTarget> find(String version, String output) {
    if (isCommit(version)) {
      return Optional.of(new GitTarget("commit", version, version));
    }
    var commits = commits(output);
    return tag(version, commits).or(() -> branch(version, commits, output));
  }

  /** Finds the newest tag whose name a pattern finds something in. */
  static Optional<GitTarget> newest(String pattern, String output) {
    var commits = commits(output);
    var wanted = Pattern.compile(pattern).asPredicate();
    return commits.keySet().stream()
        .filter(ref -> ref.startsWith(TAG) && !ref.endsWith(POINTED_TO))
        .map(ref -> ref.substring(TAG.length()))
        .filter(wanted)
        .max(VersionOrder.OLDEST_FIRST)
        .flatMap(name -> tag(name, commits));
  }

  private static Map<String, String> commits(String output) {
    var commits = new LinkedHashMap<String, String>();
    output
        .lines()
        .map(line -> line.split("\t", 2))
        .filter(fields -> fields.length == 2 && !fields[0].startsWith("ref: "))
        .forEach(fields -> commits.put(fields[1], fields[0]));
    return commits;
  }

  private static Optional<GitTarget> tag(String name, Map<String, String> commits) {
    return Optional.ofNullable(commits.get(TAG + name + POINTED_TO))
        .or(() -> Optional.ofNullable(commits.get(TAG + name)))
        .map(commit -> new GitTarget("tag", name, commit));
  }

  private static Optional<GitTarget> branch(
      String version, Map<String, String> commits, String output) {
    if (!version.equals("HEAD")) {
      return Optional.ofNullable(commits.get(BRANCH + version))
          .map(commit -> new GitTarget("branch", version, commit));
    }
    var start = "ref: " + BRANCH;
    return output
        .lines()
        .filter(line -> line.startsWith(start) && line.endsWith("\tHEAD"))
        .map(line -> line.substring(start.length(), line.indexOf('\t')))
        .findFirst()
        .flatMap(branch ->
            Optional.ofNullable(commits.get("HEAD"))
                .map(commit -> new GitTarget("branch", branch, commit)));
  }
}
