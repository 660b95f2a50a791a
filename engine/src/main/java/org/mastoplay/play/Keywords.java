package org.mastoplay.play;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The words that may stand in a play or task, and what to say to those that may not. */
final class Keywords {
  static final Set<String> OF_PLAYS =
      Set.of(
          "name",
          "hosts",
          "vars",
          "become",
          "become_user",
          "become_method",
          "gather_facts",
          "tags",
          "pre_tasks",
          "tasks",
          "post_tasks",
          "handlers");

  static final Set<String> OF_TASKS =
      Set.of(
          "name",
          "when",
          "loop",
          "loop_control",
          "register",
          "become",
          "become_user",
          "become_method",
          "vars",
          "tags",
          "notify",
          "listen",
          "changed_when",
          "failed_when",
          "ignore_errors",
          "no_log");

  /** What Ansible has, and mastoplay has not. */
  private static final Set<String> LATER =
      Set.of(
          "always",
          "any_errors_fatal",
          "async",
          "become_exe",
          "become_flags",
          "block",
          "check_mode",
          "collections",
          "connection",
          "debugger",
          "delay",
          "delegate_facts",
          "delegate_to",
          "diff",
          "environment",
          "fact_path",
          "force_handlers",
          "gather_subset",
          "gather_timeout",
          "ignore_unreachable",
          "import_playbook",
          "import_role",
          "import_tasks",
          "include_role",
          "include_tasks",
          "include_vars",
          "max_fail_percentage",
          "module_defaults",
          "order",
          "parallel",
          "poll",
          "port",
          "remote_user",
          "rescue",
          "retries",
          "roles",
          "run_once",
          "serial",
          "strategy",
          "throttle",
          "timeout",
          "until",
          "use",
          "vars_files",
          "vars_prompt",
          "with");

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
      case "args" -> Optional.of("write the parameters below the module's name");
      case "sudo" -> Optional.of("write `become`");
      case "sudo_user" -> Optional.of("write `become_user`");
      case "static", "first_available_file" -> Optional.of("remove it");
      default -> Optional.empty();
    };
  }

  /** All words that may stand in a task, for suggestions. */
  static List<String> inTasks(Set<String> modules) {
    return Stream.concat(modules.stream(), OF_TASKS.stream()).sorted().toList();
  }
}
