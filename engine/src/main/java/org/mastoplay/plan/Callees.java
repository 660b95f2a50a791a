package org.mastoplay.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.mastoplay.play.Manner;
import org.mastoplay.play.Param;
import org.mastoplay.play.ParamValues;
import org.mastoplay.play.Reusable;
import org.mastoplay.play.Use;
import org.mastoplay.template.DependsOnUnknown;
import org.mastoplay.template.Templates;
import org.mastoplay.template.Variables;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/** Leads into used playbooks: gives each its region, with the values of its params. */
final class Callees {
  private final Templates templates;
  private final GeneratedLayers generated;
  private final Map<Path, ControllerFiles> files = new ConcurrentHashMap<>();

  Callees(Templates templates, GeneratedLayers generated) {
    this.templates = templates;
    this.generated = generated;
  }

  /** The files that what lies in a folder may read. */
  ControllerFiles files(Path folder) {
    return files.computeIfAbsent(folder, ControllerFiles::new);
  }

  /**
   * The inside of a used playbook.
   *
   * @param around the caller's side
   * @param scope what the caller sees
   */
  Entered enter(Frame around, Use use, Variables scope, HostVariables variables) {
    try {
      var outer = new SettledManner(templates, scope).of(around.manner());
      return enter(around, use, use.playbook().manner().within(outer), scope, variables);
    } catch (DependsOnUnknown unknown) {
      return new Entered.Waits(unknown.dependsOn(), Optional.empty());
    }
  }

  private Entered enter(
      Frame around, Use use, Manner manner, Variables scope, HostVariables variables) {
    var problems = new Problems();
    var given = given(use, scope, problems);
    var callee = use.playbook();
    var written = Layer.written(defaults(callee));
    var draft = around.inside(region(around, use, List.of(Layer.data(given), written)), manner);
    var values = values(use, given, variables.scope(draft), problems);
    if (!problems.isEmpty()) {
      return new Entered.Mistaken(
          problems.list().stream().map(it -> Nesting.reached(use, it)).toList());
    }
    var layers = List.of(Layer.data(values), Layer.written(callee.variables()));
    var seen = around.inside(region(around, use, layers), manner);
    var secrets = generated.of(callee.secrets(), () -> variables.scope(seen));
    var all = ImmutableList.<Layer>builder().addAll(layers).add(secrets).build();
    return new Entered.Into(around.inside(region(around, use, all), manner));
  }

  private Map<String, Node> given(Use use, Variables scope, Problems problems) {
    var given = new LinkedHashMap<String, Node>();
    for (var entry : use.with().entries()) {
      if (!(entry.value() instanceof Node.Scalar scalar && scalar.isNull())) {
        var value = templates.renderKnown(entry.value(), scope, problems);
        if (!Templates.isOmitted(value)) {
          given.put(entry.key().text(), value);
        }
        if (Unknowns.first(value).isPresent()) {
          problems.addAll(templates.undefined(entry.value(), scope));
        }
      }
    }
    if (use.inherits()) {
      for (var param : use.playbook().params()) {
        var name = param.name().text();
        if (!given.containsKey(name)) {
          known(() -> scope.get(name), use, problems).ifPresent(value -> given.put(name, value));
        }
      }
    }
    return given;
  }

  private Map<String, Node> values(
      Use use, Map<String, Node> given, Variables scope, Problems problems) {
    var values = new LinkedHashMap<String, Node>();
    for (var param : use.playbook().params()) {
      var name = param.name().text();
      var matters = matters(param, scope, problems);
      var value =
          matters.orElse(true) || given.containsKey(name)
              ? known(() -> scope.get(name), use, problems)
              : Optional.<Node>empty();
      if (param.secret() && value.orElse(null) instanceof Node.Scalar scalar) {
        templates.secrets().add(scalar.text());
      }
      if (value.isPresent()) {
        ParamValues.read(param, value.get(), problems).ifPresent(it -> values.put(name, it));
      } else if (param.required() && matters.orElse(false) && problems.isEmpty()) {
        problems.add(missing(use, param));
      }
    }
    return values;
  }

  /** Whether a param matters; nothing if only a real run will tell. */
  private Optional<Boolean> matters(Param param, Variables scope, Problems problems) {
    if (param.when().isEmpty()) {
      return Optional.of(true);
    }
    try {
      return Optional.of(templates.holds(param.when().get(), scope));
    } catch (DependsOnUnknown unknown) {
      return Optional.empty();
    } catch (MistakesFound mistakes) {
      problems.addAll(mistakes.problems());
      return Optional.empty();
    }
  }

  static Problem missing(Use use, Param param) {
    var name = param.name().text();
    return Problem.at(
        use.word().place(),
        "`%s` needs the param `%s`%s"
            .formatted(
                use.word().text(),
                name,
                param.description().isEmpty() ? "" : ": " + param.description()),
        use.inherits()
            ? "give it in the inventory, or with -e %s=…".formatted(name)
            : "add the line `%s: …` below `with:`".formatted(name));
  }

  private interface Work {
    Optional<Node> get();
  }

  private static Optional<Node> known(Work work, Use use, Problems problems) {
    try {
      return work.get();
    } catch (DependsOnUnknown unknown) {
      return Optional.of(new Node.Unknown(use.place(), unknown.dependsOn()));
    } catch (MistakesFound mistakes) {
      problems.addAll(mistakes.problems());
      return Optional.empty();
    }
  }

  private static Map<String, Node> defaults(Reusable playbook) {
    return playbook.params().stream()
        .filter(param -> param.standard().isPresent())
        .collect(
            Collectors.collectingAndThen(
                Collectors.toMap(
                    param -> param.name().text(),
                    param -> param.standard().orElseThrow(),
                    (first, _) -> first,
                    LinkedHashMap::new),
                ImmutableMap::copyOf));
  }

  private Region region(Frame around, Use use, List<Layer> layers) {
    var callee = use.playbook();
    var name =
        around.region().name()
            + "\t"
            + use.title()
            + around.label().map(" [%s]"::formatted).orElse("");
    return new Region(
        name,
        false,
        callee.folder(),
        files(callee.folder()),
        ImmutableList.copyOf(layers),
        callee.handlers());
  }
}
