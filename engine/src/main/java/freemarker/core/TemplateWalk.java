package freemarker.core;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import freemarker.core.TemplateReads.Guard;
import freemarker.core.TemplateReads.Inclusion;
import freemarker.core.TemplateReads.Read;
import freemarker.core.TemplateReads.Spot;
import freemarker.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** One way through all of a parsed template. */
@NullMarked
@SuppressWarnings("deprecation") // FreeMarker calls its own tree deprecated, to keep others off it.
final class TemplateWalk {
  private static final Set<String> ASKING =
      Set.of(
          "default",
          "exists",
          "if_exists",
          "has_content",
          "blank_to_null",
          "trim_to_null",
          "empty_to_null");
  private static final Set<ParameterRole> BINDING =
      Set.of(
          ParameterRole.TARGET_LOOP_VARIABLE,
          ParameterRole.PARAMETER_NAME,
          ParameterRole.CATCH_ALL_PARAMETER_NAME,
          ParameterRole.PLACEHOLDER_VARIABLE);
  private static final Set<ParameterRole> DEFINING =
      Set.of(ParameterRole.ASSIGNMENT_TARGET, ParameterRole.NAMESPACE);

  private final List<Read> reads = new ArrayList<>();
  private final Set<String> defined = new LinkedHashSet<>();
  private final List<Inclusion> inclusions = new ArrayList<>();
  private final Set<String> builtIns = new LinkedHashSet<>();

  TemplateReads through(Template template) {
    walk(template.getRootTreeNode(), new Around(Set.of(), Guard.NONE, LiteralSpots.NONE));
    return new TemplateReads(reads, defined, inclusions, builtIns);
  }

  private void walk(TemplateObject object, Around around) {
    switch (object) {
      case Identifier name -> read(name, around, around.guard());
      case Dot dot -> step(dot, around, around.guard());
      case DynamicKeyName key -> step(key, around, around.guard());
      case DefaultToExpression withDefault -> {
        ask((Expression) withDefault.getParameterValue(0), around);
        if (withDefault.getParameterValue(1) instanceof Expression otherwise) {
          walk(otherwise, around);
        }
      }
      case ExistsExpression exists -> ask(exists.exp, around);
      case BuiltIn builtIn -> builtIn(builtIn, around);
      case LocalLambdaExpression lambda -> lambda(lambda, around);
      case StringLiteral literal -> descend(literal, around, around.in(literal));
      case AttemptBlock attempt -> descend(attempt, around, around.guarded());
      case Include include -> {
        include(include, around);
        descend(include, around, around);
      }
      case LibraryLoad load -> {
        inclusions.add(new Inclusion(literal(load), Set.of(), false, name(load, around)));
        descend(load, around, around);
      }
      case Macro macro -> {
        var inner = around.bind(names(macro, BINDING));
        descend(macro, inner, inner);
      }
      case BuiltinVariable special
          when special.getCanonicalForm().equals(".get_optional_template") ->
          inclusions.add(
              new Inclusion(Optional.empty(), around.bound(), true, around.spots().of(special)));
      case EscapeBlock escape -> {
        walk((Expression) escape.getParameterValue(1), around.bind(names(escape, BINDING)));
        children(escape, around);
      }
      default -> descend(object, around, around.bind(names(object, BINDING)));
    }
  }

  private void descend(TemplateObject object, Around own, Around inner) {
    defined.addAll(names(object, DEFINING));
    for (var i = 0; i < object.getParameterCount(); i++) {
      switch (object.getParameterValue(i)) {
        case Expression expression -> walk(expression, own);
        case Interpolation interpolation -> walk(interpolation, inner);
        case null, default -> {}
      }
    }
    children(object, inner);
  }

  private void children(TemplateObject object, Around around) {
    if (object instanceof TemplateElement element) {
      for (var i = 0; i < element.getChildCount(); i++) {
        walk(element.getChild(i), around);
      }
    }
  }

  private void step(Expression step, Around around, Guard guard) {
    read(step, around, guard);
    descend(step, around, around);
  }

  /** What may be missing itself; in brackets, all that it is made of may be missing, too. */
  private void ask(Expression asked, Around around) {
    var inner = bare(asked);
    var within = asked instanceof ParentheticalExpression ? around.guarded() : around;
    switch (inner) {
      case Identifier name -> read(name, around, Guard.ASKED);
      case Dot dot -> {
        read(dot, around, Guard.ASKED);
        descend(dot, within, within);
      }
      case DynamicKeyName key -> {
        read(key, around, Guard.ASKED);
        descend(key, within, within);
      }
      default -> walk(inner, within);
    }
  }

  private void builtIn(BuiltIn builtIn, Around around) {
    builtIns.add(builtIn.key);
    if (ASKING.contains(builtIn.key)) {
      ask(builtIn.target, around);
      return;
    }
    var counted = builtIn.key.equals("size") ? Optional.of(builtIn.target) : keysOf(builtIn);
    counted
        .map(it -> path(bare(it)))
        .filter(path -> !path.isEmpty() && !around.bound().contains(path.getFirst()))
        .ifPresent(path -> {
          var any = ImmutableList.<String>builder().addAll(path).add(TemplateReads.ANY).build();
          reads.add(new Read(any, "", around.spots().of(builtIn), Guard.ASKED));
        });
    descend(builtIn, around, around);
  }

  /** Of {@code map?keys?seq_contains} and the like, the map. */
  private static Optional<Expression> keysOf(BuiltIn builtIn) {
    return builtIn.key.startsWith("seq_")
            && builtIn.target instanceof BuiltIn keys
            && keys.key.equals("keys")
        ? Optional.of(keys.target)
        : Optional.empty();
  }

  private void lambda(LocalLambdaExpression lambda, Around around) {
    var last = lambda.getParameterCount() - 1;
    var parameters = new LinkedHashSet<String>();
    for (var i = 0; i < last; i++) {
      parameters.add(((Identifier) lambda.getParameterValue(i)).getName());
    }
    walk((Expression) lambda.getParameterValue(last), around.bind(parameters));
  }

  private void include(Include include, Around around) {
    var parsed = include.getParameterValue(1) == null;
    var name = parsed ? literal(include) : Optional.<String>empty();
    var mayBeMissing = include.getParameterValue(3) != null || around.guard() != Guard.NONE;
    inclusions.add(new Inclusion(name, around.bound(), mayBeMissing, name(include, around)));
  }

  private static Optional<String> literal(TemplateElement element) {
    return element.getParameterValue(0) instanceof StringLiteral name && name.isLiteral()
        ? Optional.of(name.getAsString())
        : Optional.empty();
  }

  private static Spot name(TemplateElement element, Around around) {
    return around.spots().of((Expression) element.getParameterValue(0));
  }

  private void read(Expression expression, Around around, Guard guard) {
    var path = path(expression);
    if (!path.isEmpty() && !around.bound().contains(path.getFirst())) {
      var of =
          path.size() == 1 ? "" : ((Expression) expression.getParameterValue(0)).getCanonicalForm();
      reads.add(new Read(path, of, around.spots().of(expression), guard));
    }
  }

  /** The names of a path such as {@code a.b["c"]}; none if it is anything else. */
  private static List<String> path(Expression expression) {
    return switch (expression) {
      case Identifier name -> List.of(name.getName());
      case Dot dot -> longer((Expression) dot.getParameterValue(0), dot.getParameterValue(1));
      case DynamicKeyName key
          when key.getParameterValue(1) instanceof StringLiteral name && name.isLiteral() ->
          longer((Expression) key.getParameterValue(0), name.getAsString());
      default -> List.of();
    };
  }

  private static List<String> longer(Expression target, Object key) {
    var path = path(bare(target));
    return path.isEmpty()
        ? path
        : ImmutableList.<String>builder().addAll(path).add(key.toString()).build();
  }

  private static Expression bare(Expression expression) {
    return expression instanceof ParentheticalExpression brackets
        ? bare((Expression) brackets.getParameterValue(0))
        : expression;
  }

  private static Set<String> names(TemplateObject object, Set<ParameterRole> roles) {
    var names = ImmutableSet.<String>builder();
    for (var i = 0; i < object.getParameterCount(); i++) {
      if (object.getParameterValue(i) instanceof String name
          && roles.contains(object.getParameterRole(i))) {
        names.add(name);
        if (object.getParameterRole(i) == ParameterRole.TARGET_LOOP_VARIABLE) {
          names.add(name + "_index", name + "_has_next");
        }
      }
    }
    return names.build();
  }

  /** What holds at a point of the tree, because of what is around it. */
  private record Around(Set<String> bound, Guard guard, LiteralSpots spots) {
    Around bind(Set<String> names) {
      return new Around(
          ImmutableSet.<String>builder().addAll(bound).addAll(names).build(), guard, spots);
    }

    Around guarded() {
      return new Around(bound, Guard.IN_PASSING, spots);
    }

    Around in(StringLiteral literal) {
      return new Around(bound, guard, spots.in(literal));
    }
  }
}
