package org.mastoplay.yaml;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mastoplay.text.Place;
import org.mastoplay.text.Secret;

/**
 * A value and where it was written: the one shape of data between a YAML file and a module.
 *
 * <p>What a scalar means is decided by whoever reads it: {@code 0644} is a file mode to a module
 * that asks for one, and a string to one that asks for a string.
 */
public sealed interface Node {
  Place place();

  /** The node as a person would call it: {@code text}, {@code a list}, {@code a map}. */
  String kind();

  /**
   * A single value.
   *
   * @param plain whether it was written without quotes, so that it may be a number or a boolean
   * @param secret whether it must never be shown, nor anything that is made of it
   */
  record Scalar(Place place, String text, boolean plain, boolean secret) implements Node {
    /** A value that is as secret as the text that it is written in. */
    public Scalar(Place place, String text, boolean plain) {
      this(place, text, plain, place.source().secret());
    }

    @Override
    public String kind() {
      return isNull() ? "nothing" : "text";
    }

    public boolean isNull() {
      return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    @Override
    public String toString() {
      return secret ? Secret.DOTS : text;
    }
  }

  /** Values in order. */
  record Sequence(Place place, List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Named values in the order in which they were written. */
  record Mapping(Place place, ImmutableMap<String, Entry> byName) implements Node {
    /**
     * @param entries of those with the same name the first one counts
     */
    public Mapping(Place place, List<Entry> entries) {
      this(place, firsts(entries));
    }

    private static ImmutableMap<String, Entry> firsts(List<Entry> entries) {
      var firsts = new LinkedHashMap<String, Entry>();
      entries.forEach(it -> firsts.putIfAbsent(it.key().text(), it));
      return ImmutableMap.copyOf(firsts);
    }

    @Override
    public String kind() {
      return "a map";
    }

    public ImmutableList<Entry> entries() {
      return byName.values().asList();
    }

    public Optional<Node> get(String key) {
      return entry(key).map(Entry::value);
    }

    public Optional<Entry> entry(String key) {
      return Optional.ofNullable(byName.get(key));
    }

    public Stream<String> keys() {
      return byName.keySet().stream();
    }
  }

  /**
   * A value that only a real run will tell.
   *
   * @param dependsOn the task that has to run first, as a person reads it: {@code "Check out
   *     Mastodon" (mastodon.yml:31)}
   */
  record Unknown(Place place, String dependsOn) implements Node {
    @Override
    public String kind() {
      return "known after apply";
    }
  }

  /** A name and its value. */
  record Entry(Scalar key, Node value) {}

  static Scalar text(Place place, String text) {
    return new Scalar(place, text, false);
  }

  /** A text that must never be shown. */
  static Scalar secret(Place place, String text) {
    return new Scalar(place, text, false, true);
  }

  /** A scalar that may be read as a number, a boolean or nothing. */
  static Scalar plain(Place place, String text) {
    return new Scalar(place, text, true);
  }
}
