package org.mastoplay.inventory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.mastoplay.yaml.Fields;
import org.mastoplay.yaml.Node;

/**
 * Reads Ansible's YAML form of an inventory: groups with {@code hosts}, {@code vars}, {@code
 * children}.
 */
final class YamlForm {
  private final Draft draft;
  private final Deque<String> within = new ArrayDeque<>();

  YamlForm(Draft draft) {
    this.draft = draft;
  }

  void read(Node root) {
    switch (root) {
      case Node.Mapping groups -> groups.entries().forEach(this::group);
      case Node.Scalar scalar when scalar.isNull() ->
          draft
              .problems()
              .add(scalar.place(), "this inventory is empty", "begin with `all:` and `hosts:`");
      case Node other ->
          draft
              .problems()
              .add(
                  other.place(),
                  "an inventory is a map of groups, but this is " + other.kind(),
                  "begin with `all:`");
    }
  }

  private void group(Node.Entry entry) {
    var name = entry.key().text();
    var group = draft.group(name);
    if (within.stream().anyMatch(parent -> draft.leads(name, parent))) {
      draft
          .problems()
          .add(entry.key().place(), "group `%s` contains itself".formatted(name), "remove it here");
      return;
    }
    switch (entry.value()) {
      case Node.Mapping map -> {
        within.push(name);
        var fields = new Fields(map, "group", draft.problems());
        hosts(fields, group);
        fields
            .map("vars")
            .entries()
            .forEach(it -> group.variables().put(it.key().text(), it.value()));
        var children = fields.map("children");
        children.entries().forEach(this::group);
        group.children().addAll(children.keys().toList());
        fields.refuseOthers();
        within.pop();
      }
      case Node.Scalar scalar when scalar.isNull() -> {}
      case Node other ->
          draft
              .problems()
              .add(
                  other.place(),
                  "group `%s` must be a map, but this is %s".formatted(name, other.kind()),
                  "write `hosts:` below it");
    }
  }

  private void hosts(Fields fields, Draft.Group group) {
    if (fields.value("hosts").filter(Node.Sequence.class::isInstance).isPresent()) {
      draft
          .problems()
          .add(
              fields.value("hosts").orElseThrow().place(),
              "`hosts` is a map of hosts, but this is a list",
              "write each host as `name:`, without a dash");
      return;
    }
    for (var entry : fields.map("hosts").entries()) {
      var variables =
          switch (entry.value()) {
            case Node.Mapping map -> map.entries();
            case Node.Scalar scalar when scalar.isNull() -> List.<Node.Entry>of();
            case Node other -> {
              draft
                  .problems()
                  .add(
                      other.place(),
                      "a host's variables are a map, but this is " + other.kind(),
                      "write `name: value` below the host");
              yield List.<Node.Entry>of();
            }
          };
      for (var name : HostRange.expand(entry.key(), draft.problems())) {
        group.hosts().add(name);
        var host = draft.host(name);
        variables.forEach(it -> host.put(it.key().text(), it.value()));
      }
    }
  }
}
