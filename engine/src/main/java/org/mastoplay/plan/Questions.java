package org.mastoplay.plan;

import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.mastoplay.play.Block;
import org.mastoplay.play.Item;
import org.mastoplay.play.Param;
import org.mastoplay.play.Play;
import org.mastoplay.play.Playbook;
import org.mastoplay.play.Reusable;
import org.mastoplay.play.Task;
import org.mastoplay.play.Use;
import org.mastoplay.secret.VariableFiles;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/**
 * Finds what a person has to tell before a playbook can be applied: the params that it takes from
 * the inventory, and that must be given or are to be asked for.
 */
public final class Questions {
  private final VarsFiles files;

  public Questions(VariableFiles files) {
    this.files = new VarsFiles(files);
  }

  /**
   * A param that is to be asked for.
   *
   * @param playbook declares it, and the params that its default and condition are made of
   */
  public record Question(Param param, Reusable playbook) {}

  /**
   * The questions in the order in which the playbook comes by them, each name once.
   *
   * @param problems takes what is wrong with files of variables
   */
  public ImmutableList<Question> of(Playbook playbook, Problems problems) {
    var found = new LinkedHashMap<String, Question>();
    for (var play : playbook.plays()) {
      collect(play.tasks(), variables(play, problems), found);
    }
    return ImmutableList.copyOf(found.values());
  }

  /** What the play itself says, so that nobody need be asked. */
  private Set<String> variables(Play play, Problems problems) {
    var names = new HashSet<String>();
    names(play.variables()).forEach(names::add);
    names(play.secrets()).forEach(names::add);
    play.variableFiles().stream()
        .filter(file -> !file.text().contains("${"))
        .flatMap(file -> names(files.read(file, play.folder(), problems)))
        .forEach(names::add);
    return names;
  }

  private static void collect(List<Item> items, Set<String> known, Map<String, Question> found) {
    for (var item : items) {
      var seen = new HashSet<>(known);
      names(item.variables()).forEach(seen::add);
      switch (item) {
        case Task _ -> {}
        case Block block ->
            Stream.of(block.tasks(), block.rescue(), block.always())
                .forEach(inner -> collect(inner, seen, found));
        case Use use when use.inherits() -> {
          names(use.with()).forEach(seen::add);
          use.playbook().params().stream()
              .filter(param -> param.asked() || param.required())
              .filter(param -> !seen.contains(param.name().text()))
              .forEach(param ->
                  found.putIfAbsent(param.name().text(), new Question(param, use.playbook())));
        }
        case Use _ -> {}
      }
    }
  }

  private static Stream<String> names(Node.Mapping map) {
    return map.entries().stream().map(entry -> entry.key().text());
  }
}
