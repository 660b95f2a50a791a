package org.mastoplay.play;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.Scalars;

/** Finds what was written for Ansible's templates, which mastoplay doesn't have. */
public final class Jinja {
  /** Go's templates, as docker has them, begin with a dot: {@code {{.Names}}}. */
  private static final Pattern VALUE =
      Pattern.compile("\\{\\{-?\\s*([\\w'\"(][^{}]*?)\\s*-?\\}\\}");

  private static final Pattern STATEMENT =
      Pattern.compile(
          "\\{%-?\\s*(if|elif|else|endif|for|endfor|set|raw|include|macro)\\b[^%]*%\\}");
  private static final Pattern DEFAULT =
      Pattern.compile("([\\w.]+)\\s*\\|\\s*default\\(('[^']*'|\"[^\"]*\"|\\d+)\\)");

  private final Problems problems;

  public Jinja(Problems problems) {
    this.problems = problems;
  }

  /** Reports every Jinja expression in a value, and in all that it holds. */
  public void refuse(Node node) {
    switch (node) {
      case Node.Scalar scalar
          when !scalar.text().contains("{{") && !scalar.text().contains("{%") -> {}
      case Node.Scalar scalar -> {
        VALUE.matcher(scalar.text()).results().forEach(it -> value(scalar, it));
        STATEMENT.matcher(scalar.text()).results().forEach(it -> statement(scalar, it));
      }
      case Node.Sequence list -> list.items().forEach(this::refuse);
      case Node.Mapping map -> map.entries().forEach(entry -> refuse(entry.value()));
      case Node.Unknown unknown -> {}
    }
  }

  private void value(Node.Scalar scalar, MatchResult found) {
    var inner = found.group(1);
    var withDefault = DEFAULT.matcher(inner);
    add(scalar, found, "`{{ }}`", remedy(inner, withDefault));
  }

  private static String remedy(String inner, Matcher withDefault) {
    if (inner.matches("[\\w.]+")) {
      return "write `${%s}`".formatted(inner);
    }
    return withDefault.matches()
        ? "write `${%s!%s}`".formatted(withDefault.group(1), withDefault.group(2))
        : "write `${…}`";
  }

  private void statement(Node.Scalar scalar, MatchResult found) {
    var word =
        switch (found.group(1)) {
          case "if", "elif", "else" -> "<#if x>…<#else>…</#if>";
          case "endif" -> "</#if>";
          case "for" -> "<#list items as item>…</#list>";
          case "endfor" -> "</#list>";
          case "set" -> "<#assign x = …>";
          case "raw" -> "${r\"…\"}";
          case "include" -> "<#include \"…\">";
          default -> "<#macro x>…</#macro>";
        };
    add(scalar, found, "`{% %}`", "write `%s`".formatted(word));
  }

  private void add(Node.Scalar scalar, MatchResult found, String what, String remedy) {
    var place = Scalars.placeWithin(scalar, found.start(), found.end() - found.start());
    problems.add(Problem.at(place, "mastoplay doesn't know " + what, remedy));
  }
}
