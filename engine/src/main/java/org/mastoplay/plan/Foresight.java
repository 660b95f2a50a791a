package org.mastoplay.plan;

import com.google.common.collect.ImmutableSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Mode;
import org.mastoplay.module.PackageState;
import org.mastoplay.module.Plan;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.TaskModule;
import org.mastoplay.module.Touch;
import org.mastoplay.module.UnitState;

/**
 * What a dry run foresees: over what was seen of a host it lays what earlier changes are known to
 * do.
 *
 * <p>An installed package brings files, of which nobody knows before. So a path that is absent, in
 * a folder that is absent too, may be there by the time the task runs: such a task is planned once
 * for each thing that may stand there, and only what is the same each time is foretold. A service
 * that is named like a package is foretold as Debian's packages leave services.
 *
 * <p>Where an earlier task stirs a folder, what was seen there, and what a script answered that is
 * about it, holds no longer: that nothing is to be done is not foretold of it. What is to be done
 * is, since on a host where nothing has been done yet that is what will be.
 *
 * <p>What is impossible now may be possible once an earlier task has done what nobody can foretell:
 * started a service, say. Behind a task that may touch anything only a real run will tell of it,
 * unless the task itself says what it would do if what it lacks were there: then that is foretold.
 */
public final class Foresight {
  private final Map<Query<?>, Object> known = new HashMap<>();
  private final Set<RemotePath> emptied = new HashSet<>();
  private final Map<String, String> arrivals = new LinkedHashMap<>();
  private final Stirred stirred = new Stirred();
  private Optional<String> disturbedBy = Optional.empty();

  /** What a task will do, as far as it can be foretold. */
  public sealed interface Outlook {
    /** This. */
    record Foretold(Plan plan) implements Outlook {}

    /** Only a real run will tell, after the task named here. */
    record Open(String dependsOn) implements Outlook {}

    /** These must be looked at first. */
    record Missing(Set<Query<?>> queries) implements Outlook {
      public Missing {
        queries = ImmutableSet.copyOf(queries);
      }
    }
  }

  /** Remembers what a foretold change will do, and which task does it. */
  public void expect(Touch touch, String task) {
    if (touch instanceof Touch.Anything) {
      disturbedBy = Optional.of(task);
    }
    touch.stirred().forEach(folder -> stir(folder, task));
    for (var becomes : touch.known()) {
      switch (becomes.query()) {
        case Query.OfPackage it -> expect(it.name(), (PackageState) becomes.state(), task);
        case Query.OfFile it -> expect(it, (FileState) becomes.state(), task);
        default -> known.put(becomes.query(), becomes.state());
      }
    }
  }

  private void expect(String name, PackageState state, String task) {
    known.put(new Query.OfPackage(name, false), state);
    known.put(new Query.OfPackage(name, true), state);
    arrivals.remove(name);
    state.installed().ifPresent(_ -> arrivals.put(name, task));
  }

  /** What a script was said to answer holds only until its subject is stirred. */
  private void stir(RemotePath folder, String task) {
    stirred.folder(folder, task);
    known.keySet().removeIf(old -> old instanceof Query.OfScript it && Stirred.rests(it, folder));
  }

  /** Of a file that was expected already, what was said of it at other depths is out of date. */
  private void expect(Query.OfFile file, FileState state, String task) {
    var gone = state instanceof FileState.Absent;
    known
        .keySet()
        .removeIf(old ->
            old instanceof Query.OfFile it
                && (gone ? it.path().isIn(file.path()) : it.path().equals(file.path())));
    known.put(file, state);
    if (gone) {
      emptied.add(file.path());
      stir(file.path(), task);
    } else {
      stirred.file(file.path(), task);
    }
  }

  /** Plans a task over what is foreseen and, beneath that, what was seen. */
  public <S> Outlook outlook(TaskModule<S> module, Answers seen) {
    Optional<Plan> agreed = Optional.empty();
    Optional<String> stirrer = Optional.empty();
    for (var guess : Guess.values()) {
      var world = new World(guess, seen);
      var sight = Sight.of(module.probe(), world);
      if (sight.value().isEmpty()) {
        return new Outlook.Missing(sight.missing());
      }
      var plan = hopeful(module.plan(sight.value().get()));
      stirrer = world.stirrer;
      if (!world.guessed) {
        return plan instanceof Plan.Impossible && world.sawWhatMayChange
            ? unless(stirrer.or(() -> disturbedBy), plan)
            : unless(stirrer, plan);
      }
      if (plan instanceof Plan.Impossible) {
        if (world.guessedUnit) {
          return new Outlook.Open(lastArrival());
        }
        continue;
      }
      if (agreed.isPresent() && agreed.get().getClass() != plan.getClass()) {
        return new Outlook.Open(lastArrival());
      }
      agreed = agreed.or(() -> Optional.of(plan));
    }
    return agreed.isPresent() ? unless(stirrer, agreed.get()) : new Outlook.Open(lastArrival());
  }

  /** That nothing is to be done, or nothing can be, holds unless a task may change that. */
  private static Outlook unless(Optional<String> task, Plan plan) {
    return plan instanceof Plan.Changes || task.isEmpty()
        ? new Outlook.Foretold(plan)
        : new Outlook.Open(task.get());
  }

  /** Behind a task that may touch anything, what a task lacks is taken to have come. */
  private Plan hopeful(Plan plan) {
    return plan instanceof Plan.Impossible impossible && disturbedBy.isPresent()
        ? impossible.otherwise().orElse(plan)
        : plan;
  }

  private String lastArrival() {
    return arrivals.values().stream().reduce((_, last) -> last).orElse("an earlier task");
  }

  /** What may stand at a path that is absent now. */
  private enum Guess {
    NOTHING,
    A_FILE,
    A_FOLDER
  }

  /** One possible state of the host, and whether it mattered that it is only a possible one. */
  private final class World implements Answers {
    private final Guess guess;
    private final Answers seen;
    private boolean guessed;
    private boolean guessedUnit;
    private boolean sawWhatMayChange;
    private Optional<String> stirrer = Optional.empty();

    World(Guess guess, Answers seen) {
      this.guess = guess;
      this.seen = seen;
    }

    @Override
    public Optional<Object> to(Query<?> query) {
      var expected = expected(query);
      if (expected.isPresent()) {
        return expected;
      }
      sawWhatMayChange = true;
      stirrer = stirred.doubtOf(query).or(() -> stirrer);
      return seen.to(query).map(now -> later(query, now));
    }

    private Optional<Object> expected(Query<?> query) {
      if (!(query instanceof Query.OfFile file)) {
        return Optional.ofNullable(known.get(query));
      }
      for (var depth : Query.Depth.values()) {
        var state = known.get(new Query.OfFile(file.path(), depth));
        if (state != null) {
          return depth.compareTo(file.depth()) < 0
              ? deeper((FileState) state, file)
              : Optional.of(state);
        }
      }
      return emptied.stream().anyMatch(file.path()::isIn)
          ? Optional.of(new FileState.Absent())
          : Optional.empty();
    }

    /** A change of a file's rights leaves its contents as they were seen. */
    private Optional<Object> deeper(FileState state, Query.OfFile file) {
      return state instanceof FileState.Regular it && it.sha256().isEmpty()
          ? seen.to(file).map(now -> now instanceof FileState.Regular old ? with(it, old) : it)
          : Optional.of(state);
    }

    private static FileState with(FileState.Regular rights, FileState.Regular contents) {
      return new FileState.Regular(
          rights.mode(),
          rights.owner(),
          rights.group(),
          contents.size(),
          contents.sha256(),
          contents.content());
    }

    private Object later(Query<?> query, Object now) {
      if (query instanceof Query.OfUnit unit
          && now instanceof UnitState state
          && state.isActive()) {
        return willBeWritten(unit.name()) ? state.unread() : state;
      }
      if (arrivals.isEmpty()) {
        return now;
      }
      return switch (query) {
        case Query.OfUnit unit when !((UnitState) now).exists() -> laterUnit(unit, now);
        case Query.OfFile file when now instanceof FileState.Absent && mayArrive(file.path()) ->
            laterFile(now);
        default -> now;
      };
    }

    private Object laterUnit(Query.OfUnit unit, Object now) {
      if (arrivals.containsKey(unit.name().replaceFirst("\\.service$", ""))) {
        return UnitState.PACKAGED;
      }
      if (willBeWritten(unit.name())) {
        return now;
      }
      guessed = true;
      guessedUnit = true;
      return guess == Guess.A_FILE ? UnitState.PACKAGED : now;
    }

    private boolean willBeWritten(String unit) {
      return known.keySet().stream()
          .anyMatch(it ->
              it instanceof Query.OfFile file
                  && (file.path().fileName().equals(unit)
                      || file.path().parent().fileName().equals(unit + ".d")));
    }

    private Object laterFile(Object now) {
      guessed = true;
      return switch (guess) {
        case NOTHING -> now;
        case A_FILE ->
            new FileState.Regular(
                new Mode(0644), "root", "root", 0, Optional.of(""), Optional.empty());
        case A_FOLDER -> new FileState.Directory(new Mode(0755), "root", "root");
      };
    }

    /** Not into a folder that is there already, nor below one that an earlier task makes. */
    private boolean mayArrive(RemotePath path) {
      for (var folder = path.parent(); !folder.equals(folder.parent()); folder = folder.parent()) {
        if (expected(attributes(folder)).isPresent()) {
          return false;
        }
      }
      return seen.to(attributes(path.parent()))
          .map(FileState.Absent.class::isInstance)
          .orElse(true);
    }
  }

  private static Query.OfFile attributes(RemotePath path) {
    return new Query.OfFile(path, Query.Depth.ATTRIBUTES);
  }

  /** What a probe needs beside its own queries, so that it can be foretold: parents of paths. */
  public static Set<Query<?>> companions(Probe<?> probe, Answers answers) {
    var sight = Sight.of(probe, answers);
    return sight.used().stream()
        .filter(Query.OfFile.class::isInstance)
        .map(Query.OfFile.class::cast)
        .map(file -> attributes(file.path().parent()))
        .collect(ImmutableSet.toImmutableSet());
  }
}
