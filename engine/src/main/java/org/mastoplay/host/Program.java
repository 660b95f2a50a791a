package org.mastoplay.host;

import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.mastoplay.module.Script;

/**
 * Renders scripts as programs for a shell of their own.
 *
 * <p>A program is read from a here-document: its text and arguments show in no list of processes,
 * and a mistake in its syntax harms nothing but itself.
 */
final class Program {
  private static final String ENDS =
      "_~^%@=+:,./-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final Marker mark;
  private final Payload payload;
  private final Viewpoint viewpoint;

  /**
   * @param viewpoint as whom they run, and what is added to the environment of each; a script's own
   *     wins
   */
  Program(Marker mark, Payload payload, Viewpoint viewpoint) {
    this.mark = mark;
    this.payload = payload;
    this.viewpoint = viewpoint;
  }

  /** The account that the scripts need beside their commands. */
  Optional<String> account() {
    return viewpoint.user();
  }

  /**
   * The commands that run a script.
   *
   * @param before words before {@code sh}, such as {@code timeout 60}
   * @param after shell after it: further arguments, which come before the script's own, and
   *     redirections
   */
  String run(String before, Script script, String after) {
    var input = script.stdin().map(payload::add).map(command -> "{ %s; } | ".formatted(command));
    // Another account may read a pipe that it was handed, but not open it.
    var command =
        viewpoint
            .user()
            .map(user ->
                "( as %s %s sh -c 'eval \"$(cat <&3)\"' sh )".formatted(Quoting.word(user), before))
            .orElse(before + " sh -c '. /dev/fd/3' sh");
    var text = textOf(script);
    var end = unlikeAnyLine(text) + mark.word();
    return "%s%s %s 3<<'%s'\n%s\n%s\n".formatted(input.orElse(""), command, after, end, text, end);
  }

  /**
   * What the end of a here-document begins with. Where a line begins like the end and goes on with
   * a character that is not of ASCII, Debian's dash (0.5.12) loses a byte of it.
   */
  private static String unlikeAnyLine(String text) {
    return ENDS.chars()
        .mapToObj(Character::toString)
        .filter(it ->
            !Pattern.compile("^" + Pattern.quote(it) + "[^\\x00-\\x7f]", Pattern.MULTILINE)
                .matcher(text)
                .find())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("a script with lines of all beginnings"));
  }

  // All that is added stands on the first line, so that the shell counts the script's own lines.
  private String textOf(Script script) {
    var text = new StringBuilder("exec 3<&-; ");
    var variables = new TreeMap<>(viewpoint.environment());
    variables.putAll(script.environment());
    variables.forEach(
        (name, value) -> text.append("export " + Quoting.word(name + "=" + value) + "; "));
    script.needs().forEach(command -> text.append(need(command)));
    script
        .chdir()
        .ifPresent(folder -> text.append("cd -- " + Quoting.word(folder.text()) + " || exit; "));
    text.append("set -- \"$@\" " + Quoting.words(script.arguments()) + "; ");
    return text.append(script.text()).toString();
  }

  private static String need(String command) {
    return "command -v %s >/dev/null || { printf '%%s\\n' %s >&2; exit 127; }; "
        .formatted(
            Quoting.word(command),
            Quoting.word(
                "The command `%s` is not installed on this host, and this needs it."
                    .formatted(command)));
  }
}
