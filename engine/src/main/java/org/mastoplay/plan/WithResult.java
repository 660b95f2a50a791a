package org.mastoplay.plan;

import com.google.common.collect.Sets;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.play.Task;
import org.mastoplay.template.Variables;
import org.mastoplay.yaml.Node;

/**
 * What {@code changed_when} and {@code failed_when} see: the task's variables, and its own result
 * under the name that it registers, or else as {@code result}.
 */
public record WithResult(Task task, Node result, Variables scope) implements Variables {
  @Override
  public Optional<Node> get(String wanted) {
    return wanted.equals(name()) ? Optional.of(result) : scope.get(wanted);
  }

  @Override
  public Set<String> names() {
    return Sets.union(scope.names(), Set.of(name()));
  }

  private String name() {
    return task.register().map(Node.Scalar::text).orElse("result");
  }
}
