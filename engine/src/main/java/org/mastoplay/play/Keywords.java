package org.mastoplay.play;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The words that may stand in a play or task, and what to say to those that may not. */
final class Keywords {
  static final Set<String> OF_PLAYS = KeywordTable.PLAY.names();
  static final Set<String> OF_TASKS = KeywordTable.TASK.names();
  static final Set<String> OF_BLOCKS = KeywordTable.BLOCK.names();
  static final Set<String> OF_USES = KeywordTable.USE.names();
  static final Set<String> OF_IMPORTS = KeywordTable.IMPORT.names();
  static final Set<String> OF_REUSABLES = KeywordTable.PLAYBOOK.names();

  /** What Ansible has, and mastoplay has not. */
  private static final Set<String> LATER =
      Set.of(
          "async",
          "become_exe",
          "become_flags",
          "collections",
          "connection",
          "debugger",
          "delegate_facts",
          "diff",
          "fact_path",
          "force_handlers",
          "gather_subset",
          "gather_timeout",
          "ignore_unreachable",
          "include_vars",
          "module_defaults",
          "poll",
          "port",
          "remote_user",
          "strategy",
          "throttle",
          "vars_prompt");

  /** Collections whose modules are known by their last name. */
  private static final List<String> COLLECTIONS =
      List.of(
          "ansible.builtin.",
          "ansible.legacy.",
          "ansible.posix.",
          "community.general.",
          "community.crypto.",
          "community.postgresql.");

  private Keywords() {}

  /** A module's own name, without the collection that Ansible puts before it. */
  static String shortName(String module) {
    return COLLECTIONS.stream()
        .filter(module::startsWith)
        .findFirst()
        .map(collection -> module.substring(collection.length()))
        .orElse(module);
  }

  static boolean isForLater(String word) {
    return LATER.contains(shortName(word));
  }

  /** What to write instead of an older way to say something. */
  static Optional<String> remedyFor(String word) {
    return switch (word) {
      case "with_items", "with_list", "with_flattened" -> Optional.of("write `loop`");
      case "with_dict" -> Optional.of("write `loop` with a list of maps");
      case "with_sequence" -> Optional.of("write `loop: ${1..10}`");
      case "with_fileglob", "with_nested", "with_subelements", "with_together" ->
          Optional.of("write `loop` with a list");
      case "action", "local_action" -> Optional.of("write the module's name as the key: `apt: …`");
      case "roles", "import_role", "include_role" ->
          Optional.of("write a playbook with params, and a task `use: NAME`");
      case "include", "include_playbook" ->
          Optional.of("write `import_tasks` or `import_playbook`");
      case "args" -> Optional.of("write the parameters below the module's name");
      case "sudo" -> Optional.of("write `become`");
      case "sudo_user" -> Optional.of("write `become_user`");
      case "static", "first_available_file" -> Optional.of("remove it");
      default -> Optional.empty();
    };
  }

  /** All words that may stand in a task, for suggestions. */
  static List<String> inTasks(Set<String> modules) {
    return Stream.of(modules, OF_TASKS, OF_BLOCKS, OF_USES, OF_IMPORTS)
        .flatMap(Set::stream)
        .distinct()
        .sorted()
        .toList();
  }
}
