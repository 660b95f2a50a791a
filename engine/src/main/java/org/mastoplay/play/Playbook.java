package org.mastoplay.play;

import java.util.List;
import org.mastoplay.text.Source;

/** A file of plays, in their order. */
public record Playbook(Source source, List<Play> plays) {
  public Playbook {
    plays = List.copyOf(plays);
  }
}
