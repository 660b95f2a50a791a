package org.mastoplay.module;

import java.util.List;
import java.util.Optional;

/**
 * What a person has to know of a module's parameter.
 *
 * @param name as playbooks write it, in snake case
 * @param aliases other names for it
 * @param doc what it is for
 * @param defaultValue what holds when it isn't given, as it would be written in YAML
 * @param type what may be written, for a person: {@code text}, {@code list of text}, {@code file
 *     mode}, {@code one of: present, absent}
 * @param shape what form of YAML value that is
 * @param choices all that may be written, where that is a closed list
 * @param freeForm whether it may be given as the module's only value
 * @param anyName whether it takes all arguments that no other parameter is named like
 */
public record ParameterSpec(
    String name,
    List<String> aliases,
    String doc,
    boolean required,
    Optional<String> defaultValue,
    String type,
    Shape shape,
    List<Choice> choices,
    boolean freeForm,
    boolean anyName) {
  public ParameterSpec {
    aliases = List.copyOf(aliases);
    choices = List.copyOf(choices);
  }

  /**
   * One of the words that a parameter takes.
   *
   * @param doc what it means; empty where the word says it all
   */
  public record Choice(String name, String doc) {}
}
