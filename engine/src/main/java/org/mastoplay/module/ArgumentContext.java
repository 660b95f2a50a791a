package org.mastoplay.module;

import org.mastoplay.yaml.Node;

/** What turns those arguments into values for which more than their text is needed. */
public interface ArgumentContext {
  /**
   * Evaluates a bare expression.
   *
   * @throws org.mastoplay.text.MistakesFound if it can't be evaluated
   */
  Condition condition(Node.Scalar expression);

  /**
   * Evaluates a bare expression whose value is to be shown.
   *
   * @throws org.mastoplay.text.MistakesFound if it can't be evaluated
   */
  Evaluated value(Node.Scalar expression);

  /**
   * Reads a file that lies beside the playbook.
   *
   * @throws org.mastoplay.text.MistakesFound if there is none, or it can't be read
   */
  LocalFile file(Node.Scalar name);

  /**
   * Reads a file or a folder that lies beside the playbook.
   *
   * @throws org.mastoplay.text.MistakesFound if there is none, or it can't be read
   */
  default LocalTree tree(Node.Scalar name) {
    return LocalTree.of(file(name));
  }

  /**
   * Names a place beside the playbook where a task may write.
   *
   * @throws org.mastoplay.text.MistakesFound if it lies elsewhere
   */
  LocalDestination destination(Node.Scalar name);

  /**
   * Renders a template that lies beside the playbook.
   *
   * @throws org.mastoplay.text.MistakesFound if there is none, or it can't be rendered
   */
  RenderedTemplate template(Node.Scalar name);
}
