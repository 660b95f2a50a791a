package org.mastoplay.plan;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mastoplay.play.Become;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.yaml.Node;

/** Works out as whom a task acts: by task and play, then the inventory, then the command line. */
final class ActingReader {
  private static final Set<String> METHODS = Set.of("sudo", "su", "doas");

  private final Templates templates;
  private final Become commandLine;

  ActingReader(Templates templates, Become commandLine) {
    this.templates = templates;
    this.commandLine = commandLine;
  }

  /**
   * As whom a task acts.
   *
   * @param said what task and play say
   * @param scope what they see
   * @param host the host's own variables
   * @throws MistakesFound if it makes no sense
   */
  Acting read(Become said, Variables scope, Function<String, Optional<Node>> host) {
    var becomes =
        said.become()
            .or(() -> scalar("ansible_become", scope, host).map(ActingReader::flag))
            .or(commandLine::become)
            .orElse(false);
    if (!becomes) {
      return Acting.AS_LOGIN;
    }
    var user =
        rendered(said.user(), scope)
            .or(() -> scalar("ansible_become_user", scope, host))
            .or(() -> rendered(commandLine.user(), scope))
            .map(ActingReader::user)
            .orElse("root");
    var method =
        rendered(said.method(), scope)
            .or(() -> scalar("ansible_become_method", scope, host))
            .or(() -> rendered(commandLine.method(), scope))
            .map(ActingReader::method)
            .orElse("sudo");
    return new Acting(Optional.of(user), method);
  }

  private Optional<Node.Scalar> rendered(Optional<Node.Scalar> written, Variables scope) {
    return written.map(it -> asScalar(templates.render(it, scope), it.text()));
  }

  private static Optional<Node.Scalar> scalar(
      String variable, Variables scope, Function<String, Optional<Node>> host) {
    return scope
        .get(variable)
        .or(() -> host.apply(variable))
        .map(value -> asScalar(value, variable))
        .filter(it -> !it.isNull());
  }

  private static Node.Scalar asScalar(Node value, String what) {
    if (value instanceof Node.Scalar scalar) {
      return scalar;
    }
    throw new MistakesFound(
        Problem.at(value.place(), "`%s` must be text, but it is %s".formatted(what, value.kind())));
  }

  private static boolean flag(Node.Scalar value) {
    // Inventories that were written for Ansible say it in any of its words.
    return switch (value.text().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "y", "t", "1" -> true;
      case "false", "no", "off", "n", "f", "0" -> false;
      default ->
          throw new MistakesFound(
              Problem.at(
                  value.place(),
                  "`ansible_become` can't be `%s`".formatted(value.text()),
                  "write true or false"));
    };
  }

  private static String user(Node.Scalar value) {
    if (value.secret()) {
      throw new MistakesFound(
          Problem.at(
              value.place(),
              "the account to become is secret, but it would show in the host's list of processes",
              "keep its name in a file that is not encrypted"));
    }
    return value.text();
  }

  private static String method(Node.Scalar value) {
    if (METHODS.contains(value.text())) {
      return value.text();
    }
    throw new MistakesFound(
        Problem.at(
            value.place(),
            "mastoplay can't become another account by `%s`".formatted(value.text()),
            "write sudo, su or doas, or leave it out"));
  }
}
