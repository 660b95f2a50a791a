package org.mastoplay.modules;

import static org.mastoplay.module.Touch.becomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.mastoplay.module.AccountState;
import org.mastoplay.module.Action;
import org.mastoplay.module.Change;
import org.mastoplay.module.Default;
import org.mastoplay.module.Difference;
import org.mastoplay.module.Doc;
import org.mastoplay.module.GroupState;
import org.mastoplay.module.Module;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;
import org.mastoplay.module.Script;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Touch;
import org.mastoplay.text.Diagnosis;

/** A group of accounts. */
@Module(
    name = "group",
    summary = "Makes a group of accounts, changes its number, or removes it.",
    since = "0.1",
    needs = {"groupadd", "groupmod", "groupdel"},
    examples = {
      """
      - name: Make a group for those who may deploy
        group:
          name: deployers
      """,
      """
      - name: Remove the old group
        group:
          name: games
          state: absent
      """
    })
record Group(
    @Doc("Name of the group") AccountName name,
    @Doc("Its number; the next free one unless given") Optional<Integer> gid,
    @Doc("Whether it shall be there") @Default("present") Presence state,
    @Doc("Whether a new group gets its number from those for the system") @Default("false")
        boolean system,
    @Doc("Whether it is removed even if it is the primary group of an account") @Default("false")
        boolean force,
    @Doc("Whether another group may have the same `gid`") @Default("false") boolean nonUnique)
    implements TaskModule<Group.Seen> {

  /**
   * What was seen.
   *
   * @param holder the group that has the wanted number
   * @param accounts those whose primary group it is
   */
  record Seen(GroupState group, Optional<String> holder, Map<String, AccountState> accounts) {}

  Group {
    if (gid.filter(it -> it < 0).isPresent()) {
      throw new IllegalArgumentException("`gid` can't be negative");
    }
    if (nonUnique && gid.isEmpty()) {
      throw new IllegalArgumentException("`non_unique` needs `gid`");
    }
  }

  @Override
  public Probe<Seen> probe() {
    var accounts =
        state == Presence.ABSENT && !force
            ? Numbers.accountsIn(name.text()).then(all -> Probe.each(all, Probe::account))
            : Probe.known(Map.<String, AccountState>of());
    return Probe.group(name.text())
        .with(Numbers.holder("group", nonUnique ? Optional.empty() : gid), Map::entry)
        .with(accounts, (seen, all) -> new Seen(seen.getKey(), seen.getValue(), all));
  }

  @Override
  public Plan plan(Seen now) {
    if (state == Presence.ABSENT) {
      return now.group() instanceof GroupState.Absent ? Plan.inOrder() : removal(now.accounts());
    }
    if (now.holder().filter(it -> !it.equals(name.text())).isPresent()) {
      return Plan.impossible(
          Numbers.taken("gid", gid.orElseThrow(), "the group " + now.holder().get()));
    }
    return switch (now.group()) {
      case GroupState.Absent _ -> Plan.of(create());
      case GroupState.Present it -> renumber(it);
    };
  }

  private Plan removal(Map<String, AccountState> accounts) {
    var left =
        accounts.entrySet().stream()
            .filter(it -> it.getValue() instanceof AccountState.Present)
            .map(Map.Entry::getKey)
            .toList();
    return left.isEmpty()
        ? Plan.of(remove())
        : Plan.impossible(
            Diagnosis.of("The group %s can't be removed.".formatted(name))
                .because("It is the primary group of %s.".formatted(String.join(", ", left)))
                .remedy(
                    "Remove those accounts first, or give them another `group`; `force: true`"
                        + " removes the group all the same."));
  }

  private Change create() {
    var words = new ArrayList<>(List.of("groupadd"));
    gid.ifPresent(number -> words.addAll(List.of("--gid", number.toString())));
    if (nonUnique) {
      words.add("--non-unique");
    }
    if (system) {
      words.add("--system");
    }
    var detail = gid.map(number -> "gid " + number).orElse("");
    return change(new Difference.Appears(subject(), detail), words, present(gid));
  }

  private Plan renumber(GroupState.Present now) {
    if (gid.isEmpty() || now.gid().equals(OptionalInt.of(gid.get()))) {
      return Plan.inOrder();
    }
    var before = now.gid().isPresent() ? String.valueOf(now.gid().getAsInt()) : "?";
    var words = new ArrayList<>(List.of("groupmod", "--gid", gid.get().toString()));
    if (nonUnique) {
      words.add("--non-unique");
    }
    return Plan.of(
        change(
            new Difference.Differs(subject(), "gid", before, gid.get().toString()),
            words,
            present(gid)));
  }

  private Change remove() {
    var words = force ? List.of("groupdel", "--force") : List.of("groupdel");
    return change(new Difference.Vanishes(subject(), ""), words, new GroupState.Absent());
  }

  private Change change(Difference difference, List<String> words, GroupState after) {
    var command = new ArrayList<>(words);
    command.add(name.text());
    return Change.of(
        difference,
        new Action.Run(Script.command(command).needing(words.getFirst())),
        Touch.anything(becomes(new Query.OfGroup(name.text()), after)));
  }

  private static GroupState present(Optional<Integer> gid) {
    return new GroupState.Present(gid.map(OptionalInt::of).orElseGet(OptionalInt::empty));
  }

  private String subject() {
    return "group " + name;
  }
}
