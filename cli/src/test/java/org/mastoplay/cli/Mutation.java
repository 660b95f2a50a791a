package org.mastoplay.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Spoils texts as fingers do, and as nobody would. */
record Mutation(RandomGenerator random) {
  private static final List<String> BITS =
      List.of(
          "\t",
          " ",
          "  ",
          "\n",
          "\n- ",
          ": ",
          ":",
          "'",
          "\"",
          "{",
          "}",
          "[",
          "]",
          "${",
          "${x}",
          "}",
          "<#if x>",
          "<#",
          "</#list>",
          "{{ x }}",
          "*",
          "&a ",
          "*a",
          "<<: *a",
          "!",
          "!!str ",
          "!age |\n",
          "|",
          ">",
          "#",
          "---",
          "...",
          "%",
          "@",
          "`",
          "\\",
          "?",
          "??",
          "\u0000",
          "ä",
          "😀",
          "(",
          ")",
          "+",
          "null",
          "~",
          ",",
          "-",
          "\r\n",
          "\uFEFF",
          "99999999999999999999",
          "-1",
          "0x1F",
          "yes",
          "true",
          "[]",
          "{}",
          "../",
          "/",
          "=",
          ">=",
          "..",
          "1..9999999",
          ".x");
  private static final List<String> LINES =
      List.of(
          "block:",
          "rescue:",
          "use: website",
          "use: site",
          "with: {domain: x}",
          "loop: [1, 2]",
          "import_tasks: more.yml",
          "import_playbook: everything.yml",
          "when: facts.kernel == x",
          "vars: {a: \"${b}\", b: \"${a}\"}",
          "run_once: true",
          "params: {}",
          "register: x",
          "serial: 0",
          "hosts: all",
          "secrets: {x: {generate: hex}}",
          "environment: [x]",
          "delegate_to: ${x}",
          "children:",
          "vars_files: [x.yml]",
          "loop_control: {label: x}");

  /** The text with a few mistakes in it. */
  String of(String text) {
    var mutated = text;
    for (var i = random.nextInt(1, 5); i > 0 && !mutated.isEmpty(); i--) {
      mutated = random.nextBoolean() ? inLine(mutated) : ofLines(mutated);
    }
    return mutated;
  }

  private String inLine(String text) {
    var mutated = new StringBuilder(text);
    var at = random.nextInt(text.length());
    var end = Math.min(text.length(), at + random.nextInt(1, 12));
    switch (random.nextInt(5)) {
      case 0 -> mutated.delete(at, end);
      case 1 -> mutated.insert(at, any(BITS));
      case 2 -> mutated.replace(at, end, any(BITS));
      case 3 -> mutated.setLength(at);
      default -> mutated.insert(random.nextInt(text.length()), text.substring(at, end));
    }
    return mutated.toString();
  }

  private String ofLines(String text) {
    var lines = new ArrayList<>(List.of(text.split("\n", -1)));
    var at = random.nextInt(lines.size());
    var other = random.nextInt(lines.size());
    var end = Math.min(lines.size(), at + random.nextInt(1, 6));
    switch (random.nextInt(7)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(other));
      case 2 -> Collections.swap(lines, at, other);
      case 3 -> lines.subList(at, end).replaceAll(line -> "  " + line);
      case 4 -> lines.subList(at, end).replaceAll(line -> line.replaceFirst("^ {1,2}", ""));
      case 5 -> lines.add(at, indentation(lines.get(at)) + any(LINES));
      default -> lines.set(at, word(lines.get(at), any(lines)));
    }
    return String.join("\n", lines);
  }

  /** A line in which a word of another one stands. */
  private String word(String line, String other) {
    var words = line.split("(?<=\\W)|(?=\\W)");
    var others = other.split("(?<=\\W)|(?=\\W)");
    words[random.nextInt(words.length)] = others[random.nextInt(others.length)];
    return String.join("", words);
  }

  private static String indentation(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }

  private String any(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
