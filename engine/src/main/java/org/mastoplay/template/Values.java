package org.mastoplay.template;

import com.google.common.base.Supplier;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Secrets;
import org.mastoplay.yaml.Node;

/** Renders values and expressions, of which a variable's value comes back as it was written. */
final class Values {
  private final Supplier<Sandbox> sandbox;
  private final Limits limits;
  private final Secrets secrets;

  Values(Supplier<Sandbox> sandbox, Limits limits, Secrets secrets) {
    this.sandbox = sandbox;
    this.limits = limits;
    this.secrets = secrets;
  }

  /**
   * Renders as far as it goes: a value that only a real run will tell, or that is wrong, stays
   * unknown.
   *
   * @param problems takes what is wrong
   */
  Node renderKnown(Node value, Variables variables, Problems problems) {
    return switch (value) {
      case Node.Scalar scalar -> {
        try {
          yield render(scalar, new Scope(variables, secrets));
        } catch (DependsOnUnknown unknown) {
          yield new Node.Unknown(scalar.place(), unknown.dependsOn());
        } catch (MistakesFound mistakes) {
          problems.addAll(mistakes.problems());
          yield new Node.Unknown(scalar.place(), "a correction of the playbook");
        }
      }
      case Node.Unknown unknown -> unknown;
      case Node.Sequence list ->
          new Node.Sequence(
              list.place(),
              list.items().stream()
                  .map(item -> renderKnown(item, variables, problems))
                  .filter(Values::isThere)
                  .toList());
      case Node.Mapping map ->
          new Node.Mapping(
              map.place(),
              map.entries().stream()
                  .map(it -> new Node.Entry(it.key(), renderKnown(it.value(), variables, problems)))
                  .filter(it -> isThere(it.value()))
                  .toList());
    };
  }

  Node renderAll(Node value, Scope scope) {
    return switch (value) {
      case Node.Scalar scalar -> render(scalar, scope);
      case Node.Unknown unknown -> unknown;
      case Node.Sequence list ->
          new Node.Sequence(
              list.place(),
              list.items().stream()
                  .map(item -> renderAll(item, scope))
                  .filter(Values::isThere)
                  .toList());
      case Node.Mapping map ->
          new Node.Mapping(
              map.place(),
              map.entries().stream()
                  .map(entry -> new Node.Entry(entry.key(), renderAll(entry.value(), scope)))
                  .filter(entry -> isThere(entry.value()))
                  .toList());
    };
  }

  private static boolean isThere(Node node) {
    return !Templates.isOmitted(node);
  }

  Node render(Node.Scalar value, Scope scope) {
    if (value.secret()) {
      secrets.add(value.text());
    }
    if (!Templates.isTemplate(value)) {
      return value;
    }
    var expression = Interpolation.only(value.text());
    if (expression.isPresent()) {
      return evaluate(value, 2, expression.get(), scope);
    }
    return Templates.guarded(
        Origin.Value.whole(value),
        scope,
        () -> {
          var plain =
              PlainText.render(value, scope).filter(it -> it.length() <= limits.characters());
          if (plain.isPresent()) {
            return new Node.Scalar(value.place(), plain.get(), false, false);
          }
          var compiled = sandbox.get().compile(value.text());
          scope.taint().begin();
          var text = sandbox.get().run(compiled, scope, value.text()::contains).text();
          var secret = value.secret() || scope.taint().isSecret();
          return hidden(new Node.Scalar(value.place(), text, false, secret));
        });
  }

  /**
   * @param skipped how many characters of {@code written} come before the expression
   */
  Node evaluate(Node.Scalar written, int skipped, String expression, Scope scope) {
    var simple = VariablePath.of(expression).flatMap(path -> path.follow(scope));
    if (simple.isPresent()) {
      return hidden(known(simple.get()));
    }
    return Templates.guarded(
        new Origin.Value(written, expression, skipped, 1),
        scope,
        () -> {
          var compiled = sandbox.get().compileExpression(written.place(), expression);
          scope.taint().begin();
          var outcome = sandbox.get().run(compiled, scope, expression::contains);
          var result = outcome.environment().getVariable(Sandbox.RESULT);
          var nodes = new NodeResult(written.place(), limits, scope.taint(), expression::contains);
          return hidden(known(nodes.of(result)));
        });
  }

  /** The same node, after its secrets have become known as such. */
  Node hidden(Node node) {
    switch (node) {
      case Node.Scalar scalar when scalar.secret() -> secrets.cover(scalar.text());
      case Node.Scalar _, Node.Unknown _ -> {}
      case Node.Sequence list -> list.items().forEach(this::hidden);
      case Node.Mapping map -> map.entries().forEach(entry -> hidden(entry.value()));
    }
    return node;
  }

  private static Node known(Node node) {
    if (node instanceof Node.Unknown unknown) {
      throw new DependsOnUnknown(unknown.dependsOn());
    }
    return node;
  }
}
