package org.mastoplay.plan;

import java.util.List;
import java.util.function.Supplier;
import org.mastoplay.module.ArgumentContext;
import org.mastoplay.module.Condition;
import org.mastoplay.module.Content;
import org.mastoplay.module.Evaluated;
import org.mastoplay.module.LocalDestination;
import org.mastoplay.module.LocalFile;
import org.mastoplay.module.LocalPath;
import org.mastoplay.module.LocalTree;
import org.mastoplay.module.RenderedTemplate;
import org.mastoplay.template.DependsOnUnknown;
import org.mastoplay.template.Expression;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/** Reads for a task what its parameters only name: files, templates, conditions. */
record TaskArguments(Templates templates, ControllerFiles files, Variables scope, Problems problems)
    implements ArgumentContext {

  @Override
  public Condition condition(Node.Scalar text) {
    var expression = new Expression(text.place(), text.text());
    return checked(
        expression, () -> new Condition(text.text(), templates.holds(expression, scope)));
  }

  @Override
  public Evaluated value(Node.Scalar text) {
    var expression = new Expression(text.place(), text.text());
    return checked(
        expression,
        () ->
            new Evaluated(
                text.text(), Shown.of(templates.evaluate(expression, scope), templates.secrets())));
  }

  /** What hangs on a real run may be known to be wrong all the same. */
  private <T> T checked(Expression expression, Supplier<T> work) {
    try {
      return work.get();
    } catch (DependsOnUnknown unknown) {
      var problems = templates.undefined(expression, scope);
      if (!problems.isEmpty()) {
        throw new MistakesFound(problems);
      }
      throw unknown;
    }
  }

  @Override
  public LocalFile file(Node.Scalar name) {
    return new LocalFile(name.text(), files.read(name, "files"));
  }

  @Override
  public LocalTree tree(Node.Scalar name) {
    return files.tree(name, "files");
  }

  @Override
  public LocalDestination destination(Node.Scalar name) {
    var host =
        scope
            .get("inventory_hostname")
            .filter(Node.Scalar.class::isInstance)
            .map(it -> ((Node.Scalar) it).text())
            .orElseThrow();
    return new LocalDestination(
        new LocalPath(files.destination(name)), name.text().endsWith("/"), host);
  }

  @Override
  public RenderedTemplate template(Node.Scalar name) {
    var file = files.template(name);
    try {
      return new RenderedTemplate(name.text(), Content.of(templates.renderFile(file, scope)));
    } catch (DependsOnUnknown unknown) {
      refuse(templates.undefinedInFile(file, scope), name);
      throw unknown;
    } catch (MistakesFound mistakes) {
      var all = new Problems();
      all.addAll(mistakes.problems());
      all.addAll(templates.undefinedInFile(file, scope));
      refuse(all.list(), name);
      throw mistakes;
    }
  }

  /** Tells mistakes of a template with the way to it. */
  private static void refuse(List<Problem> found, Node.Scalar name) {
    if (!found.isEmpty()) {
      var step = "%s (template: %s)".formatted(name.place().shortForm(), name.text());
      throw new MistakesFound(
          found.stream()
              .map(it ->
                  it.place().source().equals(name.place().source()) ? it : it.reachedFrom(step))
              .toList());
    }
  }
}
