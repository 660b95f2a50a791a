package org.mastoplay.play;

import java.util.List;
import java.util.Optional;
import org.mastoplay.template.Expression;
import org.mastoplay.text.Place;
import org.mastoplay.yaml.Node;

/** What may stand in a list of tasks: a task, a block of them, or the use of another playbook. */
public sealed interface Item permits Task, Block, Use {
  /** What all of them have in common. */
  Header header();

  /** The name that was given, or else a word for what it is; not rendered. */
  String title();

  /** Where it begins. */
  default Place place() {
    return header().place();
  }

  /** The name as given, may hold {@code ${…}}. */
  default Optional<Node.Scalar> name() {
    return header().name();
  }

  /** Conditions, all of which must hold. */
  default List<Expression> when() {
    return header().when();
  }

  default Optional<Loop> loop() {
    return header().loop();
  }

  /** {@code vars}, which only it and what is in it sees. */
  default Node.Mapping variables() {
    return header().variables();
  }

  /** What it says of how tasks are carried out. */
  default Manner manner() {
    return header().manner();
  }

  /** A name and place by which a person finds it. */
  default String reference() {
    return "\"" + title() + "\" (" + place().shortForm() + ")";
  }
}
