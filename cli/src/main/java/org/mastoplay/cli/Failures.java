package org.mastoplay.cli;

import static java.util.stream.Collectors.joining;

import com.google.common.base.Ascii;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mastoplay.cli.render.DiagnosisLines;
import org.mastoplay.host.Unreachable;
import org.mastoplay.lab.LabException;
import org.mastoplay.secret.AgeTrouble;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in plain sentences why a command ended early, and with which exit code. */
final class Failures {
  private final Surroundings surroundings;

  Failures(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Words that no command understands. */
  int usage(ParameterException wrong, String[] arguments) {
    var command = wrong.getCommandLine();
    var name = command.getCommandSpec().qualifiedName();
    var err = surroundings.err();
    err.println(
        switch (wrong) {
          case UnmatchedArgumentException unmatched ->
              unknownWord(command, unmatched.getUnmatched());
          case MissingParameterException missing
              when missing.getMissing().stream().allMatch(ArgSpec::isPositional) ->
              missing.getMissing().stream()
                  .map(ArgSpec::paramLabel)
                  .collect(joining(" and ", "`%s` needs a word more: ".formatted(name), "."));
          case MissingParameterException missing
              when missing.getMissing().getFirst() instanceof OptionSpec option ->
              "`%s` needs a value behind it: %s."
                  .formatted(option.longestName(), option.paramLabel());
          default -> sentence(String.valueOf(wrong.getMessage()));
        });
    err.printf("How it is used:  %s --help%n", name);
    return ExitCode.MISTAKE;
  }

  private static String unknownWord(CommandLine command, List<String> words) {
    var name = command.getCommandSpec().qualifiedName();
    var word = words.getFirst();
    var known =
        word.startsWith("-")
            ? command.getCommandSpec().options().stream()
                .flatMap(option -> Arrays.stream(option.names()))
                .filter(option -> option.startsWith("--"))
                .toList()
            : List.copyOf(command.getSubcommands().keySet());
    if (known.isEmpty()) {
      return "`%s` takes no more words, but was given `%s`.".formatted(name, word);
    }
    var kind = word.startsWith("-") ? "option" : "command";
    var bare = word.replaceFirst("=.*", "");
    var meant = Suggestion.nearest(bare, known).map(it -> ": did you mean `%s`?".formatted(it));
    return "`%s` has no %s `%s`%s".formatted(name, kind, bare, meant.orElse("."));
  }

  private static String sentence(String text) {
    return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
  }

  /** The clause as a sentence begins, unless it begins with a path. */
  private static String capital(String clause) {
    return clause.matches("[a-z]+ .*")
        ? Ascii.toUpperCase(clause.charAt(0)) + clause.substring(1)
        : clause;
  }

  /** Whatever a command threw. */
  int execution(Exception thrown, CommandLine command, ParseResult given) {
    var err = surroundings.err();
    surroundings.out().flush();
    return switch (thrown) {
      case Complaint it -> say(it.text(), ExitCode.MISTAKE);
      case LabException it -> say(String.valueOf(it.getMessage()), ExitCode.MISTAKE);
      case MistakesFound it -> mistakes(it);
      case AgeTrouble it ->
          say(sentence("%s: %s".formatted(capital(it.what()), it.remedy())), ExitCode.MISTAKE);
      case Unreachable it -> {
        err.print(DiagnosisLines.text(it.diagnosis(), surroundings.style()));
        yield ExitCode.HOST_UNREACHABLE;
      }
      case Exception it when missingFile(it).isPresent() ->
          say(
              "There is no file `%s`. Is the path right, seen from this folder?"
                  .formatted(missingFile(it).get()),
              ExitCode.MISTAKE);
      default -> unexpected(thrown, given, err);
    };
  }

  private int say(String text, int code) {
    surroundings.err().println(text);
    return code;
  }

  private int mistakes(MistakesFound found) {
    var style = surroundings.style();
    var count = found.problems().size();
    found
        .problems()
        .forEach(problem -> surroundings.err().println(style.plain(problem.describe()) + "\n"));
    return say(
        "%s. No host was contacted.".formatted(count == 1 ? "1 mistake" : count + " mistakes"),
        ExitCode.MISTAKE);
  }

  private static Optional<String> missingFile(Throwable thrown) {
    return Stream.iterate(
            Optional.of(thrown), Optional::isPresent, it -> it.map(Throwable::getCause))
        .flatMap(Optional::stream)
        .filter(NoSuchFileException.class::isInstance)
        .findFirst()
        .map(it -> String.valueOf(it.getMessage()));
  }

  private int unexpected(Exception thrown, ParseResult given, PrintStream err) {
    err.printf(
        "mastoplay itself went wrong; that is a defect of the program, not yours: %s%n", thrown);
    if (verbosity(given) >= 3) {
      thrown.printStackTrace(err);
      err.println("Please report this: the lines above, and what you ran.");
    } else {
      err.println("Run it again with -vvv to see where, and please report what it prints then.");
    }
    return ExitCode.TASK_FAILED;
  }

  private static int verbosity(ParseResult given) {
    var innermost = given;
    while (innermost.hasSubcommand()) {
      innermost = innermost.subcommand();
    }
    return innermost.matchedOptionValue("--verbose", new boolean[0]).length;
  }
}
