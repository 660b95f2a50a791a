package org.mastoplay.module;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of POSIX shell whose data are arguments, never part of its text: the engine quotes them,
 * so that no module can forget to.
 *
 * @param text the script; its arguments are {@code $1}, {@code $2}, … and {@code "$@"}
 * @param needs commands beyond Debian's essential packages without which it can't run
 * @param chdir the folder to run in
 * @param environment what is added to the environment
 * @param stdin what it reads; nothing unless given
 * @param about the files and folders on which its answer rests, if it looks rather than acts
 */
public record Script(
    String text,
    List<String> arguments,
    List<String> needs,
    Optional<RemotePath> chdir,
    Map<String, String> environment,
    Optional<Content> stdin,
    List<RemotePath> about) {
  public Script {
    arguments = List.copyOf(arguments);
    needs = List.copyOf(needs);
    environment = Map.copyOf(environment);
    about = List.copyOf(about);
  }

  /** Shell text with arguments. */
  public static Script of(String text, String... arguments) {
    return new Script(
        text,
        List.of(arguments),
        List.of(),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        List.of());
  }

  /** One command, each word taken as it is. */
  public static Script command(List<String> words) {
    return new Script(
        "\"$@\"", words, List.of(), Optional.empty(), Map.of(), Optional.empty(), List.of());
  }

  /** One command, each word taken as it is. */
  public static Script command(String... words) {
    return command(List.of(words));
  }

  public Script needing(String... commands) {
    return new Script(text, arguments, List.of(commands), chdir, environment, stdin, about);
  }

  public Script in(RemotePath folder) {
    return new Script(text, arguments, needs, Optional.of(folder), environment, stdin, about);
  }

  public Script with(Map<String, String> variables) {
    return new Script(text, arguments, needs, chdir, variables, stdin, about);
  }

  public Script reading(Content input) {
    return new Script(text, arguments, needs, chdir, environment, Optional.of(input), about);
  }

  /**
   * Says on which files, and on what below which folders, the answer rests: where an earlier task
   * stirs those, a dry run doesn't take the answer of today for that of tomorrow.
   */
  public Script about(RemotePath... paths) {
    return new Script(text, arguments, needs, chdir, environment, stdin, List.of(paths));
  }
}
