package org.mastoplay.inventory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mastoplay.secret.VariableFiles;
import org.mastoplay.text.Problems;
import org.mastoplay.text.Source;
import org.mastoplay.yaml.Node;

/** The hosts that there are, their groups and their variables. */
public final class Inventory {
  /** This machine, which is always there. */
  public static final String LOCALHOST = "localhost";

  private final Map<String, Host> hosts;
  private final Map<String, List<String>> groups;
  private final Host localhost;

  private Inventory(Map<String, Host> hosts, Map<String, List<String>> groups, Host localhost) {
    this.hosts = hosts;
    this.groups = groups;
    this.localhost = localhost;
  }

  /**
   * Reads inventories, and the {@code group_vars} and {@code host_vars} beside them and beside the
   * playbook. Variables win over one another in this order: {@code all}, parent groups, child
   * groups, the host; among equals by {@code ansible_group_priority}, then by name; and for each of
   * these the inventory itself, then beside it, then beside the playbook.
   *
   * @param sources files, folders of files, or lists such as {@code host1,host2,}; if there are
   *     none, {@code inventory.yml}, {@code inventory} or {@code hosts} in {@code cwd}
   * @param cwd the folder that the sources are relative to
   * @param playbookFolder where the playbook lies
   * @param files reads them, encrypted or not
   * @param programs runs those of the files that are programs
   */
  public static Inventory load(
      List<String> sources,
      Path cwd,
      Path playbookFolder,
      VariableFiles files,
      InventoryPrograms programs,
      Problems problems) {
    var loader = new InventoryLoader(cwd, files, programs, problems);
    var draft = loader.load(sources);
    var hierarchy = new Hierarchy(draft);
    var merged = new Precedence(draft, hierarchy, loader.variables(playbookFolder));
    var hosts = new LinkedHashMap<String, Host>();
    draft.hosts().keySet().forEach(name -> hosts.put(name, merged.host(name)));
    return new Inventory(hosts, hierarchy.members(), implicitLocalhost(merged));
  }

  private static Host implicitLocalhost(Precedence merged) {
    var here = new Source("this machine", "local").start();
    var variables = new LinkedHashMap<String, Node>();
    variables.put("ansible_connection", Node.text(here, "local"));
    variables.putAll(merged.host(LOCALHOST).variables());
    return new Host(LOCALHOST, List.of(), variables);
  }

  /** All hosts in the order in which they were written. */
  public List<Host> hosts() {
    return List.copyOf(hosts.values());
  }

  /**
   * A host by its name. {@code localhost} is always there: if it was not written, it is this
   * machine, reached without SSH, in no group, and not among {@link #hosts}.
   */
  public Optional<Host> host(String name) {
    return Optional.ofNullable(hosts.get(name))
        .or(() -> Optional.of(localhost).filter(host -> host.name().equals(name)));
  }

  /** The names of the hosts of each group, its child groups' included; {@code all} is one. */
  public Map<String, List<String>> groups() {
    return groups;
  }

  /**
   * The hosts that a pattern means, such as {@code web:&debian:!web3}, in the order in which they
   * were written. A name that is neither host nor group is a mistake; an empty group is not.
   */
  public List<Host> select(Node.Scalar pattern, Problems problems) {
    var selected = new HostPattern(this, problems).select(pattern);
    var found =
        new ArrayList<>(hosts().stream().filter(it -> selected.contains(it.name())).toList());
    if (selected.contains(LOCALHOST) && !hosts.containsKey(LOCALHOST)) {
      found.add(localhost);
    }
    return List.copyOf(found);
  }

  /** Whether there is a group or host of this name. */
  boolean isName(String name) {
    return groups.containsKey(name) || host(name).isPresent();
  }

  /** The hosts that a name means, be it a group's or a host's. */
  List<String> members(String name) {
    return groups.getOrDefault(name, List.of(name));
  }

  /** The names of all groups and hosts that were written. */
  Set<String> names() {
    var names = new TreeSet<>(hosts.keySet());
    names.addAll(groups.keySet());
    if (hosts.isEmpty()) {
      names.removeAll(Set.of(Draft.ALL, Draft.UNGROUPED));
    }
    return names;
  }
}
