package org.mastoplay.plan;

import com.google.common.collect.ImmutableMap;
import java.util.function.Supplier;
import org.mastoplay.secret.GeneratedSecret;
import org.mastoplay.secret.SecretStore;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/** Gives regions the secrets that are generated for them, when they are read. */
record GeneratedLayers(SecretStore store, Templates templates) {
  /**
   * The secrets as variables.
   *
   * @param declared what {@code secrets} says; what is wrong with it is left out here
   * @param scope what the expressions in it see
   */
  Layer of(Node.Mapping declared, Supplier<Variables> scope) {
    var values = ImmutableMap.<String, Supplier<Node>>builder();
    for (var entry : declared.entries()) {
      GeneratedSecret.read(entry, new Problems())
          .ifPresent(secret ->
              values.put(
                  secret.name(),
                  () -> store.get(secret, secret.per().map(it -> per(it, scope.get())))));
    }
    return new Layer(values.buildOrThrow(), true);
  }

  private String per(Node.Scalar written, Variables scope) {
    if (templates.render(written, scope) instanceof Node.Scalar value && !value.isNull()) {
      return value.text();
    }
    throw new MistakesFound(
        Problem.at(written.place(), "`per` must be a text", "name a variable: `${domain}`"));
  }
}
