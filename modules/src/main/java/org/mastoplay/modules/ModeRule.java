package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mastoplay.module.Doc;
import org.mastoplay.module.Mode;

/**
 * What a task says of permission bits: all of them, or how they change.
 *
 * @param text as it was written
 */
@Doc("file mode, such as 0644 or u=rwX,go=rX")
record ModeRule(String text) {
  private static final Pattern CLAUSE = Pattern.compile("([ugoa]*)((?:[-+=][rwxXst]*)+)");
  private static final Pattern STEP = Pattern.compile("([-+=])([rwxXst]*)");

  /** Bits by whether they are kept and whether they are set, in one kind of file. */
  record Bits(int kept, int set) {
    Mode over(Mode now) {
      return new Mode((now.bits() & kept) | set);
    }
  }

  private record Step(String who, char sign, String what) {}

  /**
   * Reads {@code 0644}, {@code 644}, {@code u=rw,go=r}, {@code a+X} and their kind.
   *
   * @throws IllegalArgumentException if the text is no mode
   */
  public static ModeRule parse(String text) {
    if (text.isEmpty()
        || Character.isLetter(text.charAt(0))
        || "+-=".indexOf(text.charAt(0)) >= 0) {
      steps(text);
    } else {
      Mode.parse(text);
    }
    return new ModeRule(text);
  }

  /** The mode of something that has {@code now}. */
  Mode over(Mode now, boolean folder) {
    return bits(folder, folder || (now.bits() & 0111) != 0).over(now);
  }

  /**
   * What it does to the bits.
   *
   * @param executes whether {@code X} stands for {@code x}: in folders, and where somebody may
   *     execute the file already
   */
  Bits bits(boolean folder, boolean executes) {
    if (!text.isEmpty() && Character.isDigit(text.charAt(0))) {
      return new Bits(0, Mode.parse(text).bits());
    }
    var kept = 07777;
    var set = 0;
    for (var step : steps(text)) {
      var bits = value(step, executes);
      if (step.sign() == '=') {
        // As with chmod: what a folder hands down to new files stays.
        var cleared = classes(step.who(), 7) | (folder ? 0 : special(step.who()));
        kept &= ~cleared;
        set &= ~cleared;
      }
      if (step.sign() == '-') {
        kept &= ~bits;
        set &= ~bits;
      } else {
        set |= bits;
      }
    }
    return new Bits(kept & ~set, set);
  }

  private static int value(Step step, boolean executes) {
    var what = step.what();
    var rwx =
        (what.contains("r") ? 4 : 0)
            | (what.contains("w") ? 2 : 0)
            | (what.contains("x") || (executes && what.contains("X")) ? 1 : 0);
    return classes(step.who(), rwx)
        | (what.contains("s") ? special(step.who()) : 0)
        | (what.contains("t") ? 01000 : 0);
  }

  private static int classes(String who, int rwx) {
    return (is(who, 'u') ? rwx << 6 : 0) | (is(who, 'g') ? rwx << 3 : 0) | (is(who, 'o') ? rwx : 0);
  }

  private static int special(String who) {
    return (is(who, 'u') ? 04000 : 0) | (is(who, 'g') ? 02000 : 0);
  }

  private static boolean is(String who, char one) {
    return who.isEmpty() || who.indexOf('a') >= 0 || who.indexOf(one) >= 0;
  }

  private static List<Step> steps(String text) {
    var steps = new ArrayList<Step>();
    for (var clause : text.split(",", -1)) {
      var matcher = CLAUSE.matcher(clause);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "`%s` is not a file mode: write three or four octal digits such as 0644, or u=rw,go=r"
                .formatted(text));
      }
      var who = matcher.group(1);
      if (who.isEmpty() && !matcher.group(2).matches("[-+=rxX]*")) {
        throw new IllegalArgumentException(
            "`%s` doesn't say who may: write u, g, o or a before it".formatted(text));
      }
      STEP.matcher(matcher.group(2))
          .results()
          .forEach(it -> steps.add(new Step(who, it.group(1).charAt(0), it.group(2))));
    }
    return steps;
  }
}
