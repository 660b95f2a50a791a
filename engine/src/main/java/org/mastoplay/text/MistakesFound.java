package org.mastoplay.text;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when what a person wrote can't be used; carries every mistake that was found. */
public final class MistakesFound extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public MistakesFound(List<Problem> problems) {
    super(problems.stream().map(Problem::describe).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public MistakesFound(Problem problem) {
    this(List.of(problem));
  }

  public List<Problem> problems() {
    return problems;
  }
}
