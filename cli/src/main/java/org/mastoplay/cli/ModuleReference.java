package org.mastoplay.cli;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;
import org.mastoplay.module.ModuleSpec;
import org.mastoplay.module.Modules;
import org.mastoplay.module.ParameterSpec;

/** All about all modules, as docs/reference/modules.md has it, in Markdown. */
record ModuleReference(Modules modules) {
  private static final String HEAD =
      """
      <!-- Generated from the modules' own records: do not edit. ReferenceTest says how to write it anew. -->

      # Modules

      What a task can do. `mastoplay docs MODULE` prints the same in a terminal.
      What all tasks have in common, such as `when` and `loop`, is in [the language](../language.md).

      """;

  String markdown() {
    return modules.all().stream()
        .map(ModuleReference::section)
        .collect(joining("\n", HEAD + contents() + "\n", ""));
  }

  private String contents() {
    return modules.all().stream()
        .map(spec -> "- [%1$s](#%1$s): %2$s\n".formatted(spec.name(), spec.summary()))
        .collect(joining());
  }

  private static String section(ModuleSpec spec) {
    var sentences =
        Stream.of(
                Stream.of(spec.summary()),
                ModulePage.remarks(spec).stream(),
                Stream.of(ModulePage.since(spec)))
            .flatMap(it -> it)
            .collect(joining(" "));
    return "## %s\n\n%s\n\n%s%s%s"
        .formatted(spec.name(), sentences, parameters(spec), told(spec), examples(spec));
  }

  private static String parameters(ModuleSpec spec) {
    return spec.parameters().isEmpty()
        ? "It takes no parameters.\n"
        : spec.parameters().stream()
            .map(ModuleReference::row)
            .collect(
                joining(
                    "",
                    "| parameter | type | default | meaning |\n| --- | --- | --- | --- |\n",
                    ""));
  }

  private static String told(ModuleSpec spec) {
    return spec.tells().isEmpty()
        ? ""
        : spec.tells().stream()
            .map(it -> "| `%s` | %s. |\n".formatted(it.name(), cell(it.doc())))
            .collect(joining("", "\n| `register` keeps | |\n| --- | --- |\n", ""));
  }

  private static String row(ParameterSpec it) {
    var standard = it.required() ? "required" : it.defaultValue().map("`%s`"::formatted).orElse("");
    return "| `%s` | %s | %s | %s |\n"
        .formatted(it.name(), cell(it.type()), cell(standard), cell(meaning(it)));
  }

  private static String meaning(ParameterSpec it) {
    var choices =
        it.choices().stream()
            .filter(choice -> !choice.doc().isEmpty())
            .map(choice -> "<br>`%s`: %s.".formatted(choice.name(), choice.doc()));
    var remarks = ModulePage.remarks(it).stream().map("<br>"::concat);
    return Stream.concat(choices, remarks).collect(joining("", it.doc() + ".", ""));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static String examples(ModuleSpec spec) {
    return spec.examples().stream()
        .map(example -> "\n```yaml\n%s\n```\n".formatted(example.stripTrailing()))
        .collect(joining());
  }
}
