package org.mastoplay.cli;

import java.io.PrintStream;
import org.mastoplay.module.ModuleSpec;
import org.mastoplay.module.ParameterSpec;

/** All about one module, as {@code mastoplay docs} prints it. */
record ModulePage(ModuleSpec spec) {
  void print(PrintStream out) {
    out.printf("%s: %s%n", spec.name(), spec.summary());
    if (!spec.aliases().isEmpty()) {
      out.println("Also called " + String.join(", ", spec.aliases()) + ".");
    }
    if (!spec.needs().isEmpty()) {
      out.println("The host must have " + String.join(", ", spec.needs()) + ".");
    }
    if (!spec.parameters().isEmpty()) {
      out.println("\nParameters:");
      spec.parameters().forEach(parameter -> print(parameter, out));
    }
    if (!spec.examples().isEmpty()) {
      out.println("\nExamples:");
      for (var example : spec.examples()) {
        out.println(example.stripTrailing().indent(2));
      }
    }
    out.println("Since mastoplay " + spec.since() + ".");
  }

  private static void print(ParameterSpec it, PrintStream out) {
    out.printf("  %s  (%s%s)%n", it.name(), it.type(), it.required() ? ", required" : "");
    out.println("      " + it.doc() + ".");
    for (var choice : it.choices()) {
      if (!choice.doc().isEmpty()) {
        out.printf("        %s: %s%n", choice.name(), choice.doc());
      }
    }
    it.defaultValue().ifPresent(value -> out.println("      Default: " + value));
    if (!it.aliases().isEmpty()) {
      out.println("      Also called " + String.join(", ", it.aliases()));
    }
    if (it.freeForm()) {
      out.println("      May be given as the module's only value.");
    }
  }
}
