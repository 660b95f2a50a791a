package org.mastoplay.play;

import java.util.List;

/**
 * A word of the language.
 *
 * @param doc what it is for, one sentence without its full stop
 */
public record Keyword(String name, Form form, String doc) {
  /** What may be written behind a keyword. */
  public enum Form {
    TEXT("text"),
    ANYTHING("any value"),
    VARIABLE("name of a variable"),
    FLAG("true or false"),
    COUNT("whole number"),
    SECONDS("number of seconds"),
    PERCENTAGE("percentage, such as 30"),
    BATCHES("number of hosts or percentage, or a list of them"),
    CONDITIONS("expression, or a list of them"),
    NAMES("name, or a list of them"),
    HOSTS("pattern, or a list of them"),
    FILE("file"),
    FILES("file, or a list of them"),
    LIST("list"),
    LOOP("list, or an expression that gives one"),
    VALUES("map of values by their names"),
    LOOP_CONTROL("map, see below"),
    TASKS("list of tasks"),
    HANDLERS("list of tasks with names"),
    PARAMS("map of parameters by their names, see below"),
    SECRETS("map of secrets by their names"),
    ITEMS("type, or a map as for a parameter"),
    METHOD("one of: sudo, su, doas"),
    ORDER("one of: inventory, reverse_inventory, sorted, reverse_sorted, shuffle"),
    TYPE("one of: " + String.join(", ", ParamType.words()));

    private static final String ONE_OF = "one of: ";

    private final String description;

    Form(String description) {
      this.description = description;
    }

    /** What may be written, for a person. */
    public String description() {
      return description;
    }

    /** All that may be written, where that is a closed list. */
    public List<String> words() {
      return description.startsWith(ONE_OF)
          ? List.of(description.substring(ONE_OF.length()).split(", "))
          : List.of();
    }
  }
}
