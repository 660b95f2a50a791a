package org.mastoplay.module;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Secret;
import org.mastoplay.yaml.Node;

/** Any value, as it was written: a parameter that takes what it is given. */
record ValueType() implements ArgumentType {
  @Override
  public String description() {
    return "any value";
  }

  @Override
  public Shape shape() {
    return new Shape.Anything();
  }

  @Override
  public boolean keepsSecrets() {
    return true;
  }

  @Override
  public Optional<Object> read(Node node, ArgumentContext context, Problems problems) {
    return Optional.of(value(node));
  }

  private static Value value(Node node) {
    return switch (node) {
      case Node.Scalar it when it.secret() -> new Value.Hidden(new Secret(it.text()));
      case Node.Scalar it when it.isNull() -> new Value.Nothing();
      case Node.Scalar it when !it.plain() -> new Value.Text(it.text());
      case Node.Scalar it when it.text().matches("true|false") ->
          new Value.Flag(it.text().equals("true"));
      case Node.Scalar it when it.text().matches("-?(0|[1-9]\\d*)(\\.\\d+)?") ->
          new Value.Numeric(it.text());
      case Node.Scalar it -> new Value.Text(it.text());
      case Node.Sequence it -> new Value.Items(it.items().stream().map(ValueType::value).toList());
      case Node.Mapping it -> {
        var fields = new LinkedHashMap<String, Value>();
        it.entries().forEach(entry -> fields.put(entry.key().text(), value(entry.value())));
        yield new Value.Fields(fields);
      }
      case Node.Unknown it ->
          throw new IllegalStateException("only %s will tell this".formatted(it.dependsOn()));
    };
  }
}
