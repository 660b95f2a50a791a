package org.mastoplay.template;

import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Secrets;
import org.mastoplay.yaml.Node;

/** The variables as FreeMarker sees them; remembers which were read, and what came in between. */
final class Scope implements TemplateHashModel {
  private final Variables variables;
  private final Taint taint;
  private final NodeModels models;
  private final Set<String> reads = new LinkedHashSet<>();
  private Optional<RuntimeException> interruption = Optional.empty();

  Scope(Variables variables, Secrets secrets) {
    this.variables = variables;
    this.taint = new Taint(secrets);
    this.models = new NodeModels(taint);
  }

  /** The value of a variable. */
  Optional<Node> value(String name) {
    reads.add(name);
    try {
      return variables.get(name);
    } catch (DependsOnUnknown | MistakesFound e) {
      interruption = Optional.of(e);
      throw e;
    }
  }

  @Override
  @SuppressWarnings("NullAway") // FreeMarker's null is a variable that is missing.
  public TemplateModel get(String name) {
    return value(name).map(models::model).orElse(null);
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  /** Where what is read of secrets goes. */
  Taint taint() {
    return taint;
  }

  Variables variables() {
    return variables;
  }

  Set<String> reads() {
    return reads;
  }

  /** What kept a variable from being read, whatever FreeMarker made of it. */
  Optional<RuntimeException> interruption() {
    return interruption;
  }
}
