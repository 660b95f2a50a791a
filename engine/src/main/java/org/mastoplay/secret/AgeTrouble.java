package org.mastoplay.secret;

import java.util.Objects;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problem;

/** Why something can't be encrypted or decrypted, and what to do about it. */
public final class AgeTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String remedy;

  /**
   * @param what a clause without a full stop, such as {@code this is damaged}
   * @param remedy what to do, a clause too
   */
  public AgeTrouble(String what, String remedy) {
    super(what);
    this.what = Objects.requireNonNull(what, "what is null");
    this.remedy = Objects.requireNonNull(remedy, "remedy is null");
  }

  public String what() {
    return what;
  }

  public String remedy() {
    return remedy;
  }

  /** The same, where the encrypted text was written. */
  public Problem at(Place place) {
    return Problem.at(place, what, remedy);
  }
}
