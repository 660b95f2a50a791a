package org.mastoplay.module;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.module.ScalarType.Reader;
import org.mastoplay.module.ScalarType.Refused;
import org.mastoplay.text.Secret;
import org.mastoplay.yaml.Node;

/** Finds how arguments become values of a Java type. */
final class ArgumentTypes {
  private static final Set<String> YES_WORDS = Set.of("yes", "on", "y");
  private static final Set<String> NO_WORDS = Set.of("no", "off", "n");

  private ArgumentTypes() {}

  static ArgumentType of(Type type) {
    return switch (type) {
      case ParameterizedType generic -> collection(generic);
      case Class<?> plain when plain == Value.class -> new ValueType();
      case Class<?> plain when plain.isEnum() -> EnumType.of(plain);
      case Class<?> plain -> scalar(plain);
      default -> throw unsupported(type);
    };
  }

  private static ArgumentType collection(ParameterizedType type) {
    var arguments = type.getActualTypeArguments();
    var last = of(arguments[arguments.length - 1]);
    return switch (type.getRawType()) {
      case Class<?> raw when raw == Optional.class -> new CollectionTypes.OptionalType(last);
      case Class<?> raw when raw == List.class -> new CollectionTypes.ListType(last);
      case Class<?> raw when raw == Map.class && arguments[0] == String.class ->
          new CollectionTypes.MapType(last);
      default -> throw unsupported(type);
    };
  }

  private static ScalarType scalar(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "String" -> words("text", (it, _) -> it.text());
      case "boolean", "Boolean" ->
          new ScalarType("true or false", new Shape.Flag(), (it, _) -> truth(it), true, true);
      case "int", "Integer" -> whole((it, _) -> integer(it));
      case "long", "Long" -> whole((it, _) -> number(it));
      case "Secret" -> hidden("secret text", (it, _) -> new Secret(it.text()));
      case "Content" -> hidden("text", (it, _) -> Content.of(it.text()));
      case "Condition" -> hidden("expression", (it, context) -> context.condition(it));
      case "Evaluated" -> hidden("expression", (it, context) -> context.value(it));
      case "LocalFile" -> unsplit("file beside the playbook", (it, context) -> context.file(it));
      case "LocalTree" ->
          unsplit("file or folder beside the playbook", (it, context) -> context.tree(it));
      case "LocalDestination" ->
          unsplit("place beside the playbook", (it, context) -> context.destination(it));
      case "RenderedTemplate" ->
          unsplit("template beside the playbook", (it, context) -> context.template(it));
      default -> parsed(type);
    };
  }

  private static ScalarType words(String description, Reader reader) {
    return new ScalarType(description, new Shape.Text(), reader, true, false);
  }

  private static ScalarType unsplit(String description, Reader reader) {
    return new ScalarType(description, new Shape.Text(), reader, false, false);
  }

  private static ScalarType hidden(String description, Reader reader) {
    return new ScalarType(description, new Shape.Text(), reader, false, true);
  }

  private static ScalarType whole(Reader reader) {
    return new ScalarType("whole number", new Shape.Whole(), reader, true, false);
  }

  private static ScalarType parsed(Class<?> type) {
    try {
      var parse = type.getMethod("parse", String.class);
      parse.setAccessible(true);
      var doc = Optional.ofNullable(type.getAnnotation(Doc.class)).map(Doc::value);
      return words(doc.orElse("text"), (it, _) -> parse(parse, it.text()));
    } catch (NoSuchMethodException none) {
      throw unsupported(type);
    }
  }

  private static Object parse(Method parse, String text) {
    try {
      return parse.invoke(null, text);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() instanceof IllegalArgumentException refused
          ? refused
          : new IllegalStateException(thrown.getCause());
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean truth(Node.Scalar scalar) {
    var text = scalar.text();
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    var word = text.toLowerCase(Locale.ROOT);
    var meant =
        YES_WORDS.contains(word) || word.equals("true")
            ? "write true"
            : NO_WORDS.contains(word) || word.equals("false")
                ? "write false"
                : "write true or false";
    throw new Refused("`%s` is neither true nor false".formatted(text), meant);
  }

  private static int integer(Node.Scalar scalar) {
    var number = number(scalar);
    if (number != (int) number) {
      throw new Refused(
          "`%s` is too large a number".formatted(scalar.text()), "write one below 2147483648");
    }
    return (int) number;
  }

  private static long number(Node.Scalar scalar) {
    try {
      return Long.parseLong(scalar.text());
    } catch (NumberFormatException notANumber) {
      throw new Refused(
          "`%s` is not a whole number".formatted(scalar.text()), "write digits, such as 3600");
    }
  }

  private static IllegalArgumentException unsupported(Type type) {
    return new IllegalArgumentException("no argument can become a " + type.getTypeName());
  }
}
