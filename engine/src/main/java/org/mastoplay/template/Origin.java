package org.mastoplay.template;

import java.util.Map;
import java.util.Optional;
import org.mastoplay.text.Place;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.Scalars;

/** Leads from a position in what FreeMarker was given back to the file that a person wrote. */
sealed interface Origin {

  /**
   * The place of a position.
   *
   * @param file the template's name, where FreeMarker tells it
   * @param line counted from 1
   * @param column counted from 1
   */
  Place at(Optional<String> file, int line, int column, int length);

  /** The place of the whole, for what has no position. */
  Place whole();

  /**
   * A value in YAML.
   *
   * @param part what of its text FreeMarker got
   * @param skipped how many characters of its text come before that
   * @param added how many lines FreeMarker got before that
   */
  record Value(Node.Scalar scalar, String part, int skipped, int added) implements Origin {

    /** A value whose whole text FreeMarker got. */
    static Value whole(Node.Scalar scalar) {
      return new Value(scalar, scalar.text(), 0, 0);
    }

    @Override
    public Place at(Optional<String> file, int line, int column, int length) {
      if (line <= added) {
        return whole();
      }
      var offset = 0;
      for (var i = added + 1; i < line; i++) {
        offset = part.indexOf('\n', offset) + 1;
        if (offset == 0) {
          return Scalars.placeWithin(scalar, skipped + part.stripTrailing().length(), 1);
        }
      }
      var wanted = Math.min(offset + column - 1, part.length());
      return Scalars.placeWithin(scalar, skipped + wanted, length);
    }

    @Override
    public Place whole() {
      var lead = part.length() - part.stripLeading().length();
      var length = part.strip().lines().findFirst().orElse("").length();
      return Scalars.placeWithin(scalar, skipped + lead, length);
    }
  }

  /** A template file, and those that it included so far. */
  record File(Source source, Map<String, Source> included) implements Origin {
    @Override
    public Place at(Optional<String> file, int line, int column, int length) {
      var found = file.map(included::get);
      return new Place(found.orElse(source), line, column, length);
    }

    @Override
    public Place whole() {
      return source.start();
    }
  }
}
