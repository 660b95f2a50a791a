package org.mastoplay.cli;

import com.google.common.collect.ImmutableSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.play.Reusable;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/** What a playbook's params are, as far as it can be told by now: answers, or else defaults. */
final class KnownAnswers implements Variables {
  private final Reusable playbook;
  private final Map<String, Node> answers;
  private final Templates templates;

  /** Defaults that are being worked out, lest two that are made of each other go on for ever. */
  private final Set<String> underWay = new HashSet<>();

  KnownAnswers(Reusable playbook, Map<String, Node> answers, Templates templates) {
    this.playbook = playbook;
    this.answers = answers;
    this.templates = templates;
  }

  @Override
  public Optional<Node> get(String name) {
    return Optional.ofNullable(answers.get(name)).or(() -> standard(name));
  }

  /** The default; unknown as far as it is made of what only a host can tell. */
  Optional<Node> standard(String name) {
    if (!underWay.add(name)) {
      return Optional.empty();
    }
    try {
      return playbook.params().stream()
          .filter(param -> param.name().text().equals(name))
          .flatMap(param -> param.standard().stream())
          .map(value -> templates.renderKnown(value, this, new Problems()))
          .findFirst();
    } finally {
      underWay.remove(name);
    }
  }

  @Override
  public Set<String> names() {
    return ImmutableSet.copyOf(answers.keySet());
  }
}
