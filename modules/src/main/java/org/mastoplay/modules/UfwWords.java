package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rule of a task in words: ufw's own, and those that people read. */
record UfwWords(Ufw task) {
  /** What a person calls the rule. */
  String subject(boolean sixth) {
    var what =
        task.name()
            .or(() ->
                task.toPort()
                    .map(it ->
                        UfwRule.ports(it)
                            + (task.proto() == Ufw.Proto.ANY ? "" : "/" + task.proto().word())))
            .orElse(task.proto() == Ufw.Proto.ANY ? "all" : task.proto().word());
    var words = new ArrayList<>(List.of("firewall rule", what));
    task.toIp().ifPresent(it -> words.add("to " + it));
    task.fromIp().ifPresent(it -> words.add("from " + it));
    task.fromPort().ifPresent(it -> words.add("port " + it));
    task.direction().filter(it -> it == Ufw.Direction.OUT).ifPresent(_ -> words.add("outwards"));
    Stream.of(task.face(), task.interfaceIn(), task.interfaceOut())
        .flatMap(Optional::stream)
        .forEach(it -> words.add("on " + it));
    if (sixth) {
      words.add("(IPv6)");
    }
    return String.join(" ", words);
  }

  /** The command that gives the rule, or takes it away. */
  List<String> command(Ufw.Action action) {
    var words = new ArrayList<>(List.of("ufw"));
    if (task.route()) {
      words.add("route");
    }
    if (task.delete()) {
      words.add("delete");
    } else {
      task.insert()
          .ifPresent(
              it -> words.addAll(it == 0 ? List.of("prepend") : List.of("insert", it.toString())));
    }
    words.add(action.word());
    if (task.route()) {
      task.interfaceIn().ifPresent(it -> words.addAll(List.of("in", "on", it)));
      task.interfaceOut().ifPresent(it -> words.addAll(List.of("out", "on", it)));
    } else {
      words.add(task.direction().orElse(Ufw.Direction.IN) == Ufw.Direction.OUT ? "out" : "in");
      Stream.of(task.face(), task.interfaceIn(), task.interfaceOut())
          .flatMap(Optional::stream)
          .findFirst()
          .ifPresent(it -> words.addAll(List.of("on", it)));
    }
    if (task.log()) {
      words.add("log");
    }
    if (task.proto() != Ufw.Proto.ANY) {
      words.addAll(List.of("proto", task.proto().word()));
    }
    words.addAll(List.of("from", task.fromIp().orElse("any")));
    task.fromPort().ifPresent(it -> words.addAll(List.of("port", UfwRule.ports(it))));
    words.addAll(List.of("to", task.toIp().orElse("any")));
    task.toPort().ifPresent(it -> words.addAll(List.of("port", UfwRule.ports(it))));
    task.name().ifPresent(it -> words.addAll(List.of("app", it)));
    if (!task.delete()) {
      task.comment().ifPresent(it -> words.addAll(List.of("comment", it)));
    }
    return words;
  }
}
