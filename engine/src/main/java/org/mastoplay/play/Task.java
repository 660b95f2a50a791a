package org.mastoplay.play;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.template.Expression;
import org.mastoplay.text.Place;
import org.mastoplay.yaml.Node;

/**
 * One task or handler as it was written.
 *
 * @param name as given, may hold {@code ${…}}; nothing if the task has none
 * @param place where the task begins
 * @param module the module's name, at its place
 * @param arguments what stands behind the module's name
 * @param when all must hold
 * @param loop the items, or an expression that gives them
 * @param changedWhen decides in the module's stead whether it changed anything; all must hold
 * @param failedWhen decides in the module's stead whether it failed; all must hold
 * @param notifies the handlers to run if it changed anything
 * @param listensTo further names under which a handler may be notified
 */
public record Task(
    Optional<Node.Scalar> name,
    Place place,
    Node.Scalar module,
    Node arguments,
    List<Expression> when,
    Optional<Loop> loop,
    Optional<Node.Scalar> register,
    Become become,
    Node.Mapping variables,
    Set<String> tags,
    List<Node.Scalar> notifies,
    List<Node.Scalar> listensTo,
    List<Expression> changedWhen,
    List<Expression> failedWhen,
    boolean ignoreErrors,
    boolean noLog) {
  public Task {
    when = List.copyOf(when);
    tags = Set.copyOf(tags);
    notifies = List.copyOf(notifies);
    listensTo = List.copyOf(listensTo);
    changedWhen = List.copyOf(changedWhen);
    failedWhen = List.copyOf(failedWhen);
  }

  /** The task's name, or its module's where it has none; not rendered. */
  public String title() {
    return name.map(Node.Scalar::text).orElse(module.text());
  }

  /** A place and name by which a person finds the task. */
  public String reference() {
    return "\"%s\" (%s)".formatted(title(), place.shortForm());
  }

  /** Whether it is meant if a task notifies this name. */
  public boolean answersTo(String name) {
    return title().equals(name) || listensTo.stream().anyMatch(topic -> topic.text().equals(name));
  }

  /**
   * What to repeat a task for.
   *
   * @param variable the name by which the task reads the current one, unless {@code loop_control}
   *     gives another, the usual one
   * @param index the name by which the task reads its number from 0, if it wants to
   * @param label what stands for it in output, instead of the whole value
   */
  public record Loop(
      Node items, String variable, Optional<String> index, Optional<Node.Scalar> label) {}
}
