package org.mastoplay.cli;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.mastoplay.play.Param;
import org.mastoplay.play.ParamType;
import org.mastoplay.play.Reusable;
import org.mastoplay.yaml.Node;

/** All about a playbook that others can use: for a terminal, and in Markdown for the reference. */
record PlaybookPage(String word, Reusable playbook) {

  /** As {@code mastoplay docs} prints it. */
  String text() {
    var text = new StringBuilder(head());
    if (!playbook.params().isEmpty()) {
      text.append("\nParams:\n");
    }
    for (var param : playbook.params()) {
      text.append(
          "  %s  (%s%s)%n"
              .formatted(name(param), type(param), param.required() ? ", required" : ""));
      remarks(param).forEach(it -> text.append("      " + it + "\n"));
      if (param.standard().isPresent()) {
        text.append("      Default: %s\n".formatted(standard(param).replace("`", "")));
      }
    }
    return text + "\nExample:\n" + example().indent(2);
  }

  /** A section of docs/reference/playbooks.md. */
  String markdown() {
    var rows =
        playbook.params().stream()
            .map(it ->
                "| `%s` | %s | %s | %s |\n"
                    .formatted(
                        name(it),
                        type(it).replace("|", "\\|"),
                        it.required() ? "required" : standard(it),
                        String.join("<br>", remarks(it)).replace("|", "\\|")))
            .collect(joining());
    var table =
        rows.isEmpty()
            ? "It takes no params.\n"
            : "| param | type | default | meaning |\n| --- | --- | --- | --- |\n" + rows;
    return "## %s\n\n%s.\n\n%s\n```yaml\n%s```\n"
        .formatted(word, playbook.description(), table, example());
  }

  private String head() {
    return playbook.description().isEmpty()
        ? "%s%n".formatted(word)
        : "%s: %s.%n".formatted(word, playbook.description());
  }

  /** A task that uses it, with what it must be told. */
  private String example() {
    var needed = playbook.params().stream().filter(Param::required).toList();
    var with =
        needed.stream()
            .map(it -> "    %s: %s\n".formatted(name(it), placeholder(it)))
            .collect(joining());
    return "- use: %s\n%s".formatted(word, with.isEmpty() ? "" : "  with:\n" + with);
  }

  private static String placeholder(Param param) {
    return switch (param.type()) {
      case INT -> "1";
      case BOOL -> "true";
      case PORT -> "8080";
      case DOMAIN -> "social.example";
      case EMAIL -> "you@example.org";
      case URL -> "https://example.org/";
      case PATH -> "/srv/example";
      case MODE -> "0644";
      case PUBLIC_KEY -> "ssh-ed25519 AAAA… you@laptop";
      case DURATION -> "10m";
      case SIZE -> "1G";
      case ENUM -> param.choices().getFirst().text();
      case LIST -> "[…]";
      case MAP -> "{…}";
      case STRING -> "…";
    };
  }

  private static String name(Param param) {
    return param.name().text();
  }

  private static String type(Param param) {
    var words = param.choices().stream().map(Node.Scalar::text).collect(joining(", "));
    if (!words.isEmpty()) {
      return "one of: " + words;
    }
    var items = param.items().map(ParamType::description);
    return param.type().description() + items.map(" of "::concat).orElse("");
  }

  private static String standard(Param param) {
    return param
        .standard()
        .map(it -> it instanceof Node.Scalar text ? "`%s`".formatted(text) : it.kind())
        .orElse("");
  }

  private static List<String> remarks(Param param) {
    var remarks = new ArrayList<String>();
    if (!param.description().isEmpty()) {
      remarks.add(param.description() + ".");
    }
    param.when().ifPresent(it -> remarks.add("Matters if `%s`.".formatted(it.text())));
    param.pattern().ifPresent(it -> remarks.add("Must match `%s`.".formatted(it)));
    if (param.secret()) {
      remarks.add("Never shown.");
    }
    return remarks;
  }
}
