package org.mastoplay.template;

import com.google.common.base.Supplier;
import freemarker.template.Template;
import java.util.List;
import java.util.concurrent.Callable;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Secrets;
import org.mastoplay.yaml.Node;

/** Looks through values, expressions and files for what nobody defines; nothing is rendered. */
final class UndefinedReads {
  private final Supplier<Sandbox> sandbox;
  private final Scope scope;
  private final Problems problems = new Problems();
  private final Undefined undefined;

  UndefinedReads(Supplier<Sandbox> sandbox, Variables variables, Secrets secrets) {
    this.sandbox = sandbox;
    this.scope = new Scope(variables, secrets);
    this.undefined = new Undefined(variables, problems);
  }

  List<Problem> in(Node value) {
    add(value);
    return problems.list();
  }

  List<Problem> in(Expression expression) {
    var foreign = Wording.foreign(expression);
    foreign.ifPresent(problems::add);
    if (foreign.isEmpty()) {
      add(Node.text(expression.place(), expression.text()), 0, expression.text());
    }
    return problems.list();
  }

  List<Problem> in(TemplateFile file) {
    add(file.origin(), () -> sandbox.get().compile(file));
    return problems.list();
  }

  private void add(Node value) {
    switch (value) {
      case Node.Scalar scalar when Templates.isTemplate(scalar) ->
          Interpolation.only(scalar.text())
              .ifPresentOrElse(
                  expression -> add(scalar, 2, expression),
                  () ->
                      add(Origin.Value.whole(scalar), () -> sandbox.get().compile(scalar.text())));
      case Node.Scalar scalar -> {}
      case Node.Unknown unknown -> {}
      case Node.Sequence list -> list.items().forEach(this::add);
      case Node.Mapping map -> map.entries().forEach(entry -> add(entry.value()));
    }
  }

  private void add(Node.Scalar written, int skipped, String expression) {
    var origin = new Origin.Value(written, expression, skipped, 1);
    noting(() -> {
      var simple = VariablePath.of(expression).flatMap(path -> path.follow(scope));
      if (simple.isEmpty()) {
        add(origin, () -> sandbox.get().compileExpression(written.place(), expression));
      }
      return simple;
    });
  }

  private void add(Origin origin, Callable<Template> compile) {
    noting(() ->
        Templates.guarded(
            origin,
            scope,
            () -> {
              undefined.find(new Parts(compile.call(), origin, problems));
              return origin;
            }));
  }

  /** What is known later is defined; what is wrong is remembered. */
  private void noting(java.util.function.Supplier<?> work) {
    try {
      var _ = work.get();
    } catch (DependsOnUnknown later) {
      return;
    } catch (MistakesFound e) {
      problems.addAll(e.problems());
    }
  }
}
