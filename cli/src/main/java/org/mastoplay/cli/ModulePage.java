package org.mastoplay.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.mastoplay.module.ModuleSpec;
import org.mastoplay.module.ParameterSpec;

/** All about one module, as {@code mastoplay docs} prints it. */
record ModulePage(ModuleSpec spec) {
  void print(PrintStream out) {
    out.printf("%s: %s%n", spec.name(), spec.summary());
    remarks(spec).forEach(out::println);
    if (!spec.parameters().isEmpty()) {
      out.println("\nParameters:");
      spec.parameters().forEach(parameter -> print(parameter, out));
    }
    if (!spec.tells().isEmpty()) {
      out.println("\nWhat `register` keeps of it, beside what it keeps of all tasks:");
      spec.tells().forEach(told -> out.printf("  %s  %s.%n", told.name(), told.doc()));
    }
    if (!spec.examples().isEmpty()) {
      out.println("\nExamples:");
      for (var example : spec.examples()) {
        out.println(example.stripTrailing().indent(2));
      }
    }
    out.println(since(spec));
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
    remarks(it).forEach(remark -> out.println("      " + remark));
  }

  /** What is to be said of a module besides its summary and its parameters, in sentences. */
  static List<String> remarks(ModuleSpec spec) {
    var remarks = new ArrayList<String>();
    if (!spec.aliases().isEmpty()) {
      remarks.add("Also called %s.".formatted(String.join(", ", spec.aliases())));
    }
    if (!spec.needs().isEmpty()) {
      remarks.add("The host must have %s.".formatted(String.join(", ", spec.needs())));
    }
    return remarks;
  }

  /** What is to be said of a parameter besides its purpose, choices and default, in sentences. */
  static List<String> remarks(ParameterSpec it) {
    var remarks = new ArrayList<String>();
    if (!it.aliases().isEmpty()) {
      remarks.add("Also called %s.".formatted(String.join(", ", it.aliases())));
    }
    if (it.freeForm()) {
      remarks.add("May be given as the module's only value.");
    }
    if (it.anyName()) {
      remarks.add("Takes every name that is no other parameter's.");
    }
    return remarks;
  }

  static String since(ModuleSpec spec) {
    return "Since mastoplay %s.".formatted(spec.since());
  }
}
