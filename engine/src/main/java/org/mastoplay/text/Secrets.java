package org.mastoplay.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.regex.Pattern;

/**
 * What must not be shown in a run: finds it in texts, and puts dots in its place.
 *
 * <p>It is found whether its letters are large or small, and in the {@link SecretForms} that people
 * give it. Safe to share by threads.
 */
public final class Secrets {
  private static final int SHORTEST = 4;
  private static final int SHORTEST_LINE = 6;
  private static final int FILTER_BITS = 1 << 16;

  /** What stands in any text, so that to hide it would hide everything. */
  private static final Pattern COMMON =
      Pattern.compile("[-+]?\\d{1,7}(\\.\\d*)?|true|false|null|none", Pattern.CASE_INSENSITIVE);

  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final Set<String> untelling = ConcurrentHashMap.newKeySet();

  /** The forms by the hash of their first characters; {@link #filter} says which hashes occur. */
  private final ConcurrentHashMap<Integer, Queue<String>> forms = new ConcurrentHashMap<>();

  private final AtomicLongArray filter = new AtomicLongArray(FILTER_BITS / Long.SIZE);

  /** A part of a text that must not be shown. */
  public record Part(int start, int end) {}

  /**
   * Whether a value can be told from other text. One that can't is hidden only where nothing stands
   * beside it.
   */
  public static boolean isTelling(String value) {
    var text = value.strip();
    return text.length() >= SHORTEST && !COMMON.matcher(text).matches();
  }

  /** Hides a value from now on, and its lines, since they may be shown one by one. */
  public void add(String value) {
    var text = value.strip();
    if (text.isEmpty() || !known.add(text)) {
      return;
    }
    if (!isTelling(text)) {
      untelling.add(text);
      return;
    }
    SecretForms.of(text).forEach(this::addForm);
    if (text.indexOf('\n') >= 0) {
      text.lines().filter(line -> line.strip().length() >= SHORTEST_LINE).forEach(this::add);
    }
  }

  /** Hides a text that is made of secrets: as a whole, unless something in it is hidden already. */
  public void cover(String made) {
    if (!hides(made)) {
      add(made);
    }
  }

  /** Hides a secret. */
  public void add(Secret secret) {
    add(secret.reveal());
  }

  /** A text with dots in the place of what must not be shown. */
  public String redact(String text) {
    if (untelling.contains(text.strip())) {
      return Secret.DOTS;
    }
    var parts = parts(text);
    if (parts.isEmpty()) {
      return text;
    }
    var out = new StringBuilder();
    var shown = 0;
    for (var part : parts) {
      out.append(text, shown, part.start()).append(Secret.DOTS);
      shown = part.end();
    }
    return out.append(text, shown, text.length()).toString();
  }

  /** What may be shown of a text that is known to be made of a secret. */
  public String redactSecret(String text) {
    return hides(text) ? redact(text) : Secret.DOTS;
  }

  /** Whether something in a text must not be shown. */
  public boolean hides(String text) {
    return !parts(text).isEmpty();
  }

  /** The parts of a text that must not be shown, in order; none touches another. */
  public List<Part> parts(String text) {
    if (forms.isEmpty()) {
      return List.of();
    }
    var parts = new ArrayList<Part>();
    var window = 0L;
    for (var i = 0; i < text.length(); i++) {
      window = window << Character.SIZE | Character.toLowerCase(text.charAt(i));
      var start = i + 1 - SHORTEST;
      var hash = Long.hashCode(window * 0x9E3779B97F4A7C15L);
      if (start >= 0 && passes(hash)) {
        var length = longest(text, start, hash);
        if (length > 0) {
          join(parts, start, start + length);
        }
      }
    }
    return parts;
  }

  /** A problem whose words, and the line that it is about, may be shown. */
  public Problem redact(Problem problem) {
    var place = problem.place();
    var line = place.source().line(place.line());
    var from = Math.min(place.column() - 1, line.length());
    var to = Math.min(from + place.length(), line.length());
    var shown = redact(line);
    var same = shown.equals(line);
    var before = redact(line.substring(0, from)).length();
    var at = same ? from : Math.min(before, shown.length());
    var length = same ? place.length() : redact(line.substring(from, to)).length();
    var source = new Source(place.source().name(), "\n".repeat(place.line() - 1) + shown);
    return new Problem(
        same ? place : new Place(source, place.line(), at + 1, length),
        redact(problem.message()),
        problem.remedy().map(this::redact),
        problem.trail().stream().map(this::redact).toList());
  }

  private static void join(List<Part> parts, int start, int end) {
    var overlapping = Optional.of(parts).filter(it -> !it.isEmpty()).map(List::getLast);
    if (overlapping.isPresent() && start <= overlapping.get().end()) {
      var last = parts.removeLast();
      parts.add(new Part(last.start(), Math.max(last.end(), end)));
    } else {
      parts.add(new Part(start, end));
    }
  }

  private int longest(String text, int start, int hash) {
    var longest = 0;
    for (var form : forms.getOrDefault(hash, new ConcurrentLinkedQueue<>())) {
      if (form.length() > longest && text.regionMatches(true, start, form, 0, form.length())) {
        longest = form.length();
      }
    }
    return longest;
  }

  private void addForm(String form) {
    var window = 0L;
    for (var i = 0; i < SHORTEST; i++) {
      window = window << Character.SIZE | Character.toLowerCase(form.charAt(i));
    }
    var hash = Long.hashCode(window * 0x9E3779B97F4A7C15L);
    forms.computeIfAbsent(hash, _ -> new ConcurrentLinkedQueue<>()).add(form);
    var bit = hash & FILTER_BITS - 1;
    filter.accumulateAndGet(bit / Long.SIZE, 1L << bit, (old, more) -> old | more);
  }

  private boolean passes(int hash) {
    var bit = hash & FILTER_BITS - 1;
    return (filter.get(bit / Long.SIZE) >>> bit & 1) == 1;
  }
}
