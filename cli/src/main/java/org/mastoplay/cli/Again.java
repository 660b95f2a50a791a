package org.mastoplay.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Words a command anew: the one that applies what a dry run has shown. */
final class Again {
  private static final Set<String> DRY =
      Set.of("--check", "--diff", "--detailed-exitcode", "--verbose", "--output");

  private Again() {}

  /** The command with the same arguments, without the flags that only look. */
  static String applying(String command, ParseResult given) {
    var words = new ArrayList<>(List.of("mastoplay"));
    words.addAll(List.of(command.split(" ")));
    for (var argument : given.matchedArgs()) {
      if (argument instanceof OptionSpec option) {
        if (!DRY.contains(option.longestName())) {
          for (var value : option.originalStringValues()) {
            words.add(option.names()[0]);
            if (option.arity().max() > 0) {
              words.add(value);
            }
          }
        }
      } else {
        words.addAll(argument.originalStringValues());
      }
    }
    return words.stream().map(Again::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
