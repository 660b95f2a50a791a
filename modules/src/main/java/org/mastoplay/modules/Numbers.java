package org.mastoplay.modules;

import java.util.List;
import java.util.Optional;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Script;
import org.mastoplay.text.Diagnosis;

/** Whose the numbers of accounts and groups are: each can be given once. */
final class Numbers {
  private static final String HOLDER = "getent \"$1\" \"$2\" | cut -d: -f1";
  private static final String MEMBERS =
      """
      gid=$(getent group "$1" | cut -d: -f3)
      [ -n "$gid" ] || exit 0
      getent passwd | cut -d: -f1,4 | grep ":$gid\\$" | cut -d: -f1
      """;

  private Numbers() {}

  /**
   * Who holds a number.
   *
   * @param database {@code passwd} or {@code group}
   */
  static Probe<Optional<String>> holder(String database, Optional<Integer> number) {
    return number
        .map(it ->
            Probe.script(Script.of(HOLDER, database, it.toString()))
                .map(answer ->
                    answer
                        .output()
                        .flatMap(lines -> lines.lines().findFirst())
                        .filter(name -> !name.isBlank())))
        .orElseGet(() -> Probe.known(Optional.empty()));
  }

  /** The accounts whose primary group is that of a name. */
  static Probe<List<String>> accountsIn(String group) {
    return Probe.script(Script.of(MEMBERS, group))
        .map(answer -> answer.output().orElse("").lines().toList());
  }

  static Diagnosis taken(String kind, int number, String holder) {
    return Diagnosis.of("The %s %d is taken.".formatted(kind, number))
        .because("It is the number of %s.".formatted(holder))
        .remedy(
            "Choose another number, leave it out to get the next free one, or set"
                + " `non_unique: true` if two shall really share it.");
  }
}
