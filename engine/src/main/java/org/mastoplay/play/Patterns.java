package org.mastoplay.play;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/** Reads regular expressions that a person wrote. */
final class Patterns {
  private Patterns() {}

  static Optional<Pattern> read(Node.Scalar text, Problems problems) {
    try {
      return Optional.of(Pattern.compile(text.text()));
    } catch (PatternSyntaxException wrong) {
      problems.add(
          text.place(),
          "this regular expression doesn't parse: " + wrong.getDescription(),
          "correct it");
      return Optional.empty();
    }
  }
}
