package org.mastoplay.play;

import java.util.List;
import java.util.Optional;
import org.mastoplay.template.Expression;
import org.mastoplay.yaml.Node;

/**
 * One task or handler as it was written.
 *
 * @param module the module's name, at its place
 * @param arguments what stands behind the module's name
 * @param register the variable that keeps its result
 * @param notifies the handlers to run if it changed anything
 * @param listensTo further names under which a handler may be notified
 * @param changedWhen decides in the module's stead whether it changed anything; all must hold
 * @param failedWhen decides in the module's stead whether it failed; all must hold
 * @param retry whether it is tried again
 */
public record Task(
    Header header,
    Node.Scalar module,
    Node arguments,
    Optional<Node.Scalar> register,
    List<Node.Scalar> notifies,
    List<Node.Scalar> listensTo,
    List<Expression> changedWhen,
    List<Expression> failedWhen,
    Optional<Retry> retry)
    implements Item {
  public Task {
    notifies = List.copyOf(notifies);
    listensTo = List.copyOf(listensTo);
    changedWhen = List.copyOf(changedWhen);
    failedWhen = List.copyOf(failedWhen);
  }

  @Override
  public String title() {
    return name().map(Node.Scalar::text).orElse(module.text());
  }

  /** Whether it is meant if a task notifies this name. */
  public boolean answersTo(String name) {
    return title().equals(name) || listensTo.stream().anyMatch(topic -> topic.text().equals(name));
  }
}
