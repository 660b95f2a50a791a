package org.mastoplay.play;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mastoplay.template.Expression;
import org.mastoplay.yaml.Node;

/**
 * What a reusable playbook wants to be told.
 *
 * @param type what values are like
 * @param items the type of a list's items
 * @param standard the value if none is given; not rendered
 * @param required whether one must be given, if {@code when} holds
 * @param description what it is for; may be empty
 * @param choices all that may be given; empty if that is not limited
 * @param pattern what the whole of a text must match
 * @param secret whether it must never be shown
 * @param when the param matters only if this holds
 * @param asked whether {@code mastoplay init} asks for it even if it need not be given
 */
public record Param(
    Node.Scalar name,
    ParamType type,
    Optional<ParamType> items,
    Optional<Node> standard,
    boolean required,
    String description,
    List<Node.Scalar> choices,
    Optional<Pattern> pattern,
    boolean secret,
    Optional<Expression> when,
    boolean asked) {
  public Param {
    choices = List.copyOf(choices);
  }
}
