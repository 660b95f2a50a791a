package org.mastoplay.module;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.text.Place;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Suggestion;
import org.mastoplay.yaml.Node;

/** A task's arguments by the names of the parameters that they are meant for. */
record GivenArguments(Map<String, Node> byName) {
  Optional<Node> of(Parameter parameter) {
    return Optional.ofNullable(byName.get(parameter.name()));
  }

  Collection<Node> values() {
    return byName.values();
  }

  /** Finds the parameter of each argument; whatever fits none, or is missing, is a problem. */
  static GivenArguments match(
      ModuleSpec module,
      List<Parameter> parameters,
      Node arguments,
      Place task,
      Problems problems) {
    var given = new HashMap<String, Node>();
    switch (arguments) {
      case Node.Mapping mapping -> named(module, parameters, mapping, given, problems);
      case Node.Unknown unknown ->
          problems.add(unknown.place(), "known only after " + unknown.dependsOn());
      case Node.Scalar scalar when scalar.isNull() -> {}
      case Node.Scalar _, Node.Sequence _ ->
          parameters.stream()
              .filter(parameter -> parameter.freeForm())
              .findFirst()
              .ifPresentOrElse(
                  parameter -> given.put(parameter.name(), arguments),
                  () -> problems.add(noFreeForm(module, parameters, arguments)));
    }
    if (problems.isEmpty()) {
      missing(module, parameters, given, task, problems);
    }
    return new GivenArguments(given);
  }

  private static void named(
      ModuleSpec module,
      List<Parameter> parameters,
      Node.Mapping mapping,
      Map<String, Node> given,
      Problems problems) {
    var rest = parameters.stream().filter(it -> it.anyName()).findFirst();
    var others = new ArrayList<Node.Entry>();
    for (var entry : mapping.entries()) {
      var name = entry.key().text();
      var match = parameters.stream().filter(it -> it.isCalled(name) && !it.anyName()).findFirst();
      if (match.isEmpty() && rest.isPresent()) {
        others.add(entry);
        continue;
      }
      if (match.isEmpty()) {
        problems.add(
            entry.key().place(),
            "unknown parameter `%s` of module `%s`".formatted(name, module.name()),
            Suggestion.among(name, parameters.stream().flatMap(Parameter::names).toList()));
        continue;
      }
      if (entry.value() instanceof Node.Scalar scalar && scalar.isNull()) {
        continue;
      }
      if (given.putIfAbsent(match.get().name(), entry.value()) != null) {
        problems.add(
            entry.key().place(),
            "`%s` is given twice".formatted(match.get().name()),
            "`%s` is another name for it: keep one".formatted(name));
      }
    }
    if (!others.isEmpty()) {
      given.put(rest.orElseThrow().name(), new Node.Mapping(mapping.place(), others));
    }
  }

  private static Problem noFreeForm(ModuleSpec module, List<Parameter> parameters, Node arguments) {
    var first =
        parameters.stream()
            .filter(parameter -> parameter.isRequired())
            .findFirst()
            .or(() -> parameters.stream().findFirst());
    return Problem.at(
        arguments.place(),
        "`%s` takes its parameters by name, not %s".formatted(module.name(), arguments.kind()),
        first
            .map(it ->
                "write them indented on lines of their own, such as `%s: …`".formatted(it.name()))
            .orElse("leave it empty"));
  }

  private static void missing(
      ModuleSpec module,
      List<Parameter> parameters,
      Map<String, Node> given,
      Place task,
      Problems problems) {
    var missing = new ArrayList<String>();
    for (var parameter : parameters) {
      if (parameter.isRequired() && !given.containsKey(parameter.name())) {
        missing.add(parameter.name());
      }
    }
    for (var name : missing) {
      problems.add(
          task,
          "module `%s` needs the parameter `%s`".formatted(module.name(), name),
          "add the line `%s: …` below it".formatted(name));
    }
  }
}
