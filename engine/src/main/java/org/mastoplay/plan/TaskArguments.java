package org.mastoplay.plan;

import org.mastoplay.module.ArgumentContext;
import org.mastoplay.module.Condition;
import org.mastoplay.module.Content;
import org.mastoplay.module.Evaluated;
import org.mastoplay.module.LocalFile;
import org.mastoplay.module.RenderedTemplate;
import org.mastoplay.template.Expression;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/** Reads for a task what its parameters only name: files, templates, conditions. */
record TaskArguments(Templates templates, ControllerFiles files, Variables scope, Problems problems)
    implements ArgumentContext {

  @Override
  public Condition condition(Node.Scalar text) {
    return new Condition(
        text.text(), templates.holds(new Expression(text.place(), text.text()), scope));
  }

  @Override
  public Evaluated value(Node.Scalar text) {
    var value = templates.evaluate(new Expression(text.place(), text.text()), scope);
    return new Evaluated(text.text(), Shown.of(value, templates.secrets()));
  }

  @Override
  public LocalFile file(Node.Scalar name) {
    return new LocalFile(name.text(), files.read(name, "files"));
  }

  @Override
  public RenderedTemplate template(Node.Scalar name) {
    var source = files.text(name, "templates");
    return new RenderedTemplate(
        name.text(), Content.of(templates.renderFile(source, files.besideTemplate(name), scope)));
  }
}
