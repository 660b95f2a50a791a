package org.mastoplay.template;

import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problem;
import org.mastoplay.yaml.Node;

/** Turns what an expression gave into nodes; a variable's value comes back as it was written. */
final class NodeResult {
  private static final int DEEPEST = 50;

  private final Place place;
  private final Limits limits;
  private final Taint taint;
  private final Predicate<String> authored;
  private int items;

  /**
   * @param place of the expression, where values that it made up belong
   * @param authored whether a text was written by the expression's author
   */
  NodeResult(Place place, Limits limits, Taint taint, Predicate<String> authored) {
    this.place = place;
    this.limits = limits;
    this.taint = taint;
    this.authored = authored;
  }

  Node of(@Nullable TemplateModel model) throws TemplateModelException {
    return of(model, 0);
  }

  private Node of(@Nullable TemplateModel model, int depth) throws TemplateModelException {
    if (++items > limits.items() || depth > DEEPEST) {
      throw new TooMuch("more than %,d values".formatted(limits.items()));
    }
    return switch (model) {
      case null -> Node.plain(place, "");
      case NodeModels.OfNode known -> known.node();
      case TemplateNumberModel number -> made(number(number.getAsNumber()), true);
      case TemplateBooleanModel flag -> Node.plain(place, String.valueOf(flag.getAsBoolean()));
      case TemplateScalarModel text -> made(text(text.getAsString()), false);
      case TemplateSequenceModel list -> list(list, depth);
      case TemplateCollectionModel list -> list(list, depth);
      case TemplateHashModelEx map -> map(map, depth);
      default ->
          throw new MistakesFound(
              Problem.at(
                  place,
                  "this expression gives no text, number, list or map",
                  "end a date with `?string('yyyy-MM-dd')`, call a function with `()`"));
    };
  }

  private Node list(TemplateSequenceModel list, int depth) throws TemplateModelException {
    var nodes = new ArrayList<Node>();
    for (var i = 0; i < list.size(); i++) {
      nodes.add(of(list.get(i), depth + 1));
    }
    return new Node.Sequence(place, nodes);
  }

  private Node list(TemplateCollectionModel list, int depth) throws TemplateModelException {
    var nodes = new ArrayList<Node>();
    for (var iterator = list.iterator(); iterator.hasNext(); ) {
      nodes.add(of(iterator.next(), depth + 1));
    }
    return new Node.Sequence(place, nodes);
  }

  private Node map(TemplateHashModelEx map, int depth) throws TemplateModelException {
    var entries = new ArrayList<Node.Entry>();
    for (var keys = map.keys().iterator(); keys.hasNext(); ) {
      if (keys.next() instanceof TemplateScalarModel key) {
        var name = key.getAsString();
        entries.add(new Node.Entry(made(name, false), of(map.get(name), depth + 1)));
      }
    }
    return new Node.Mapping(place, entries);
  }

  private Node.Scalar made(String text, boolean plain) {
    return new Node.Scalar(place, text, plain, taint.makes(text, authored));
  }

  private String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** A number as a person writes it. */
  static String number(Number number) {
    var plain = new BigDecimal(number.toString()).stripTrailingZeros();
    return plain.scale() < -100 ? number.toString() : plain.toPlainString();
  }
}
