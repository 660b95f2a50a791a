package org.mastoplay.play;

import org.mastoplay.yaml.Node;

/**
 * The use of another playbook.
 *
 * @param word the name by which it is used, at its place
 * @param with the values of its params; not rendered
 * @param inherits whether params that are not given are taken from variables of the same names, as
 *     when the playbook is applied by itself
 */
public record Use(
    Header header, Node.Scalar word, Node.Mapping with, Reusable playbook, boolean inherits)
    implements Item {

  @Override
  public String title() {
    return name().map(Node.Scalar::text).orElse(word.text());
  }

  /** How something in the used playbook is reached: a step of a problem's trail. */
  public String step() {
    return "%s (use: %s)".formatted(word.place().shortForm(), word.text());
  }
}
