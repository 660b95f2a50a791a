package org.mastoplay.template;

import java.util.Optional;
import org.mastoplay.yaml.Node;

/**
 * A text that names variables and does no more with them: {@code /home/${user}/live}. Most texts of
 * a playbook are such, and are put together here in a fraction of the time that FreeMarker takes.
 */
final class PlainText {
  private PlainText() {}

  /**
   * The text with the values in it; nothing if FreeMarker has to look at it, be it only to say what
   * is wrong, or to follow a secret.
   */
  static Optional<String> render(Node.Scalar written, Scope scope) {
    var text = written.text();
    if (written.secret() || text.indexOf('<') >= 0) {
      return Optional.empty();
    }
    var rendered = new StringBuilder(text.length());
    var done = 0;
    for (var open = text.indexOf("${"); open >= 0; open = text.indexOf("${", done)) {
      var close = text.indexOf('}', open);
      var value =
          close < 0 ? Optional.<String>empty() : value(text.substring(open + 2, close), scope);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      rendered.append(text, done, open).append(value.get());
      done = close + 1;
    }
    return Optional.of(rendered.append(text, done, text.length()).toString());
  }

  /** A number is written as it is read, see {@link org.mastoplay.yaml.Scalars}. */
  private static Optional<String> value(String expression, Scope scope) {
    return VariablePath.of(expression)
        .flatMap(path -> path.follow(scope))
        .filter(node -> node instanceof Node.Scalar it && !it.isNull() && !it.secret())
        .map(node -> ((Node.Scalar) node).text());
  }
}
