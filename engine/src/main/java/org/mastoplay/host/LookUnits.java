package org.mastoplay.host;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.OfUnit;
import org.mastoplay.module.UnitState;

/** Looks at systemd units: one {@code systemctl show}. */
final class LookUnits implements Look {
  private final List<OfUnit> queries;

  LookUnits(List<OfUnit> queries) {
    this.queries = queries;
  }

  @Override
  public String script() {
    // A template is no unit, and asked for one, systemctl would answer for none behind it.
    var names = queries.stream().map(OfUnit::name).filter(name -> !name.contains("@.")).toList();
    if (queries.isEmpty() || names.isEmpty()) {
      return queries.isEmpty() ? "" : "mark\n";
    }
    return """
    systemctl show --no-pager --property=Id,Names,LoadState,ActiveState,UnitFileState,NeedDaemonReload -- %s
    mark
    """
        .formatted(Quoting.words(names));
  }

  /** Without systemd there are no units, so none exists. */
  @Override
  public Map<Query<?>, Object> read(Sections sections) {
    var units = new HashMap<String, UnitState>();
    for (var block : sections.text().split("\n\n")) {
      readBlock(block, units);
    }
    var answers = new HashMap<Query<?>, Object>();
    for (var query : queries) {
      answers.put(query, units.getOrDefault(query.name(), UnitState.ABSENT));
    }
    return answers;
  }

  // Goes by names, not by the order of the blocks: systemctl leaves out a name that can't be one,
  // and answers for ssh.service when asked for its alias sshd.service.
  private static void readBlock(String block, Map<String, UnitState> units) {
    var fields = new HashMap<String, String>();
    block
        .lines()
        .map(line -> line.split("=", 2))
        .filter(line -> line.length == 2)
        .forEach(line -> fields.put(line[0], line[1]));
    var state =
        new UnitState(
            fields.getOrDefault("LoadState", ""),
            fields.getOrDefault("ActiveState", ""),
            fields.getOrDefault("UnitFileState", ""),
            fields.getOrDefault("NeedDaemonReload", "").equals("yes"));
    units.put(fields.getOrDefault("Id", ""), state);
    for (var name : fields.getOrDefault("Names", "").split(" ")) {
      units.put(name, state);
    }
  }
}
