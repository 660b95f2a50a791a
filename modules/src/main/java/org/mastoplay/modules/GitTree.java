package org.mastoplay.modules;

import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Value;

/**
 * A work tree, as the scripts of {@link GitHost} print it.
 *
 * @param before the commit before it was changed
 * @param head its commit; none if it isn't there
 * @param tag the tag of that commit, if there is one
 * @param url where it comes from
 * @param changed files that were changed in it, as git lists them
 */
record GitTree(
    Optional<String> before,
    Optional<String> head,
    Optional<String> tag,
    Optional<String> url,
    List<String> changed) {

  static GitTree of(String output) {
    return new GitTree(
        values(output, "before ").stream().findFirst(),
        values(output, "head ").stream().findFirst(),
        values(output, "tag ").stream().findFirst(),
        values(output, "url ").stream().findFirst(),
        values(output, "changed "));
  }

  private static List<String> values(String output, String key) {
    return output
        .lines()
        .filter(line -> line.startsWith(key) && line.length() > key.length())
        .map(line -> line.substring(key.length()))
        .toList();
  }

  /** Its version as a person reads it: v4.5.0 (1234567890). */
  String version() {
    return described(tag, head.orElse(""));
  }

  static String described(Optional<String> name, String commit) {
    var brief = commit.substring(0, Math.min(10, commit.length()));
    return name.map(it -> "%s (%s)".formatted(it, brief)).orElse(brief);
  }

  Value.Fields told() {
    return Value.Fields.NONE
        .with("before", before.orElse(""))
        .with("after", head.orElse(""))
        .with("tag", tag.orElse(""))
        .with("version", tag.or(() -> head).orElse(""));
  }
}
