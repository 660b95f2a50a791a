package org.mastoplay.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.mastoplay.play.Manner;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.yaml.Node;

/** Works out which variables of the environment a task's commands see. */
final class Environments {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  private Environments() {}

  /**
   * The variables; what is nearer to the task wins.
   *
   * @throws MistakesFound if a name or value can't be one
   */
  static Map<String, String> of(Manner manner, Variables scope, Templates templates) {
    var environment = new LinkedHashMap<String, String>();
    for (var written : manner.environment()) {
      for (var entry : written.entries()) {
        environment.put(name(entry.key()), value(entry.value(), scope, templates));
      }
    }
    return environment;
  }

  private static String name(Node.Scalar name) {
    if (NAME.matcher(name.text()).matches()) {
      return name.text();
    }
    throw new MistakesFound(
        Problem.at(
            name.place(),
            "`%s` can't be the name of a variable of the environment".formatted(name.text()),
            "use letters, digits and `_`"));
  }

  private static String value(Node written, Variables scope, Templates templates) {
    if (templates.renderAll(written, scope) instanceof Node.Scalar value) {
      return value.isNull() ? "" : value.text();
    }
    throw new MistakesFound(
        Problem.at(
            written.place(),
            "a variable of the environment is text, but this is " + written.kind(),
            "give it one value"));
  }
}
