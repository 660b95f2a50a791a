package org.mastoplay.template;

import java.util.function.Predicate;
import org.mastoplay.text.Secrets;
import org.mastoplay.yaml.Node;

/**
 * Follows secrets through one template or expression: from what it reads to what it makes of that.
 *
 * <p>FreeMarker writes its output piece by piece. A piece before which a secret was read is made of
 * that secret, unless the template's author wrote it himself, as he did both words in {@code
 * password?has_content?then('plain', 'none')}.
 */
final class Taint {
  private final Secrets secrets;
  private boolean readSecret;
  private boolean readOther;

  /** A secret was read, and went somewhere else than into the output: into a variable, say. */
  private boolean atLarge;

  private boolean secret;

  Taint(Secrets secrets) {
    this.secrets = secrets;
  }

  Secrets secrets() {
    return secrets;
  }

  /** Forgets what was read, before something else is made. */
  void begin() {
    readSecret = false;
    readOther = false;
    atLarge = false;
    secret = false;
  }

  /** Whether what is written next may be made of a secret. */
  boolean isAwake() {
    return readSecret || atLarge;
  }

  /** Whether some of what was made so far is made of a secret. */
  boolean isSecret() {
    return secret;
  }

  /** Takes note of a value that is read. */
  void read(Node.Scalar value) {
    if (value.secret()) {
      secrets.cover(value.text());
      readSecret = true;
    } else {
      readOther = true;
    }
  }

  /**
   * Takes note of a piece of text that was made.
   *
   * @param authored whether a text was written by the template's author
   */
  void make(String piece, Predicate<String> authored) {
    var suspect = readSecret || (atLarge && !readOther);
    var made = suspect && isMadeOfSecret(piece, authored);
    atLarge |= readSecret && !made;
    secret |= made;
    readSecret = false;
    readOther = false;
  }

  /** Whether a value is made of a secret that was read; it is hidden from now on then. */
  boolean makes(String value, Predicate<String> authored) {
    return isAwake() && isMadeOfSecret(value, authored);
  }

  private boolean isMadeOfSecret(String piece, Predicate<String> authored) {
    if (secrets.hides(piece)) {
      return true;
    }
    if (authored.test(piece)) {
      return false;
    }
    if (Secrets.isTelling(piece)) {
      secrets.add(piece);
    }
    return true;
  }
}
