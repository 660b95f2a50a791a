package org.mastoplay.template;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function that expressions can call.
 *
 * @param usage a call as an example: {@code hash(text, 'sha256')}; its arguments are those it takes
 */
record Function(String usage, Limits limits, Body body) implements TemplateMethodModelEx {

  /** What a function does: from its arguments to a text, number, boolean, list or map. */
  interface Body {
    @Nullable Object apply(Arguments arguments) throws TemplateModelException;
  }

  String name() {
    return usage.substring(0, usage.indexOf('('));
  }

  @Override
  @SuppressWarnings({"rawtypes", "NullAway"}) // FreeMarker's list; its null is what is missing.
  public Object exec(List arguments) throws TemplateModelException {
    var wanted = usage.split(",").length;
    if (arguments.size() != wanted) {
      throw new WrongArgument(
          "`%s` takes %d %s, but is given %d"
              .formatted(name(), wanted, wanted == 1 ? "argument" : "arguments", arguments.size()),
          "write `%s`".formatted(usage));
    }
    return body.apply(new Arguments(this, arguments));
  }
}
