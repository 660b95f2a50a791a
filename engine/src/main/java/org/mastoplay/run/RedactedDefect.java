package org.mastoplay.run;

import com.google.common.base.Throwables;
import org.jspecify.annotations.Nullable;
import org.mastoplay.text.Secrets;

/** A defect of the program whose words held a secret, told without it. */
final class RedactedDefect extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private RedactedDefect(Throwable defect, Secrets secrets) {
    super(secrets.redact(defect.toString()), cause(defect.getCause(), secrets));
    setStackTrace(defect.getStackTrace());
  }

  /** The same defect if nothing in it must be hidden. */
  static RuntimeException of(RuntimeException defect, Secrets secrets) {
    return secrets.hides(Throwables.getStackTraceAsString(defect))
        ? new RedactedDefect(defect, secrets)
        : defect;
  }

  private static @Nullable Throwable cause(@Nullable Throwable cause, Secrets secrets) {
    return cause == null ? null : new RedactedDefect(cause, secrets);
  }
}
