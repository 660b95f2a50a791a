package org.mastoplay.template;

import freemarker.template.Configuration;
import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleCollection;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.Scalars;

/** Shows nodes to FreeMarker, and nothing else: no object of ours can be reached through them. */
final class NodeModels implements ObjectWrapper {
  /** For texts, numbers, lists and maps that templates make; refuses everything else. */
  private static final ObjectWrapper PLAIN = new SimpleObjectWrapper(Configuration.VERSION_2_3_34);

  private final Taint taint;

  /**
   * @param taint is told of every value that is read
   */
  NodeModels(Taint taint) {
    this.taint = taint;
  }

  /** A model that remembers which node it shows, so that the node itself can be handed back. */
  interface OfNode extends TemplateModel {
    Node node();
  }

  @Override
  @SuppressWarnings("NullAway") // FreeMarker's null is a value that is missing.
  public TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
    return value instanceof Node node ? model(node) : PLAIN.wrap(value);
  }

  /**
   * The node as FreeMarker sees it; what is nothing is missing to it.
   *
   * @throws DependsOnUnknown if it is known only after apply
   */
  @Nullable TemplateModel model(Node node) {
    return switch (node) {
      case Node.Scalar scalar when scalar.isNull() -> null;
      case Node.Scalar scalar when Scalars.flag(scalar).isPresent() -> new Flag(scalar, taint);
      case Node.Scalar scalar when Scalars.number(scalar).isPresent() -> new Figure(scalar, taint);
      case Node.Scalar scalar -> new Text(scalar, taint);
      case Node.Sequence list -> new Items(list, this);
      case Node.Mapping map -> new Keys(map, this);
      case Node.Unknown unknown -> throw new DependsOnUnknown(unknown.dependsOn());
    };
  }

  private record Text(Node.Scalar node, Taint taint) implements OfNode, TemplateScalarModel {
    @Override
    public String getAsString() {
      taint.read(node);
      return node.text();
    }
  }

  /** A number that can be used as text, too: {@code port == "80"}. */
  private record Figure(Node.Scalar node, Taint taint)
      implements OfNode, TemplateNumberModel, TemplateScalarModel {
    @Override
    public Number getAsNumber() {
      taint.read(node);
      return Scalars.number(node).orElseThrow();
    }

    @Override
    public String getAsString() {
      taint.read(node);
      return node.text();
    }
  }

  /** A boolean that can be used as text, too. */
  private record Flag(Node.Scalar node, Taint taint)
      implements OfNode, TemplateBooleanModel, TemplateScalarModel {
    @Override
    public boolean getAsBoolean() {
      taint.read(node);
      return Scalars.flag(node).orElseThrow();
    }

    @Override
    public String getAsString() {
      taint.read(node);
      return node.text();
    }
  }

  private record Items(Node.Sequence node, NodeModels models)
      implements OfNode, TemplateSequenceModel {
    @Override
    @SuppressWarnings("NullAway") // FreeMarker's null is a value that is missing.
    public TemplateModel get(int index) {
      return index < 0 || index >= node.items().size()
          ? null
          : models.model(node.items().get(index));
    }

    @Override
    public int size() {
      return node.items().size();
    }
  }

  private record Keys(Node.Mapping node, NodeModels models) implements OfNode, TemplateHashModelEx {
    @Override
    @SuppressWarnings("NullAway") // FreeMarker's null is a value that is missing.
    public TemplateModel get(String key) {
      return node.get(key).map(models::model).orElse(null);
    }

    @Override
    public boolean isEmpty() {
      return node.entries().isEmpty();
    }

    @Override
    public int size() {
      return node.entries().size();
    }

    @Override
    public TemplateCollectionModel keys() {
      return collection(node.keys().toList());
    }

    @Override
    public TemplateCollectionModel values() {
      return collection(node.entries().stream().map(Node.Entry::value).toList());
    }

    private TemplateCollectionModel collection(List<?> items) {
      return new SimpleCollection(items, models);
    }
  }
}
