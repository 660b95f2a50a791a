package org.mastoplay.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;
import org.mastoplay.text.Secrets;

/** Differences as they may be shown; the contents of files stay contents. */
final class RedactedDifferences {
  private final Secrets secrets;
  private final OldSecrets old;

  RedactedDifferences(Secrets secrets) {
    this.secrets = secrets;
    this.old = new OldSecrets(secrets);
  }

  Difference of(Difference difference) {
    return switch (difference) {
      case Difference.Appears it ->
          new Difference.Appears(secrets.redact(it.subject()), secrets.redact(it.detail()));
      case Difference.Vanishes it ->
          new Difference.Vanishes(secrets.redact(it.subject()), secrets.redact(it.detail()));
      case Difference.Happens it ->
          new Difference.Happens(secrets.redact(it.subject()), secrets.redact(it.detail()));
      case Difference.Differs it ->
          new Difference.Differs(
              secrets.redact(it.subject()),
              it.property(),
              secrets.hides(it.after()) ? OldSecrets.DOTS : secrets.redact(it.before()),
              secrets.redact(it.after()));
      case Difference.Contents it ->
          new Difference.Contents(
              secrets.redact(it.subject()),
              it.before().map(before -> before(before, it.after())),
              redacted(it.after()),
              secrets.redact(it.detail()));
    };
  }

  private Content before(Content before, Content after) {
    if (before.text().isPresent() && after.text().isPresent()) {
      var masked = old.mask(before.text().get(), after.text().get());
      return masked.equals(before.text().get()) ? before : Content.of(masked);
    }
    return redacted(after).equals(after) ? redacted(before) : Content.of(OldSecrets.DOTS);
  }

  /** Of what is no text only size and digest are shown, but those of a secret tell of it, too. */
  private Content redacted(Content content) {
    if (content.text().isPresent()) {
      var text = content.text().get();
      var redacted = secrets.redact(text);
      return redacted.equals(text) ? content : Content.of(redacted);
    }
    var bytes = new String(content.bytes(), ISO_8859_1);
    return secrets.hides(bytes) ? Content.of(secrets.redact(bytes).getBytes(ISO_8859_1)) : content;
  }
}
