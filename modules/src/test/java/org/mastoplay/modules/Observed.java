package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.mastoplay.module.AccountState;
import org.mastoplay.module.Content;
import org.mastoplay.module.FileState;
import org.mastoplay.module.GroupState;
import org.mastoplay.module.Mode;
import org.mastoplay.module.PackageState;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query;
import org.mastoplay.module.RemotePath;
import org.mastoplay.module.Script;
import org.mastoplay.module.ScriptState;
import org.mastoplay.module.Touch;
import org.mastoplay.module.UnitState;
import org.mastoplay.text.Secret;

/** A host as a case describes it: what isn't mentioned isn't there. */
final class Observed {
  /** What identifies a thing, whichever way it is looked at. */
  private record Key(Class<?> kind, String name) {}

  /** A script, recognised by a part of its text or of its arguments. */
  private record Answer(String part, ScriptState state) {}

  private final Map<Key, Object> things = new HashMap<>();
  private final List<Answer> answers = new ArrayList<>();

  /** Nothing but the root and {@code /etc}. */
  static Observed bare() {
    return new Observed().folder("/", "0755", "root").folder("/etc", "0755", "root");
  }

  Observed file(String path, String text, String mode, String owner) {
    var content = Content.of(text);
    return file(
        path,
        new FileState.Regular(
            Mode.parse(mode),
            owner,
            owner,
            content.size(),
            Optional.of(content.sha256()),
            Optional.of(content)));
  }

  Observed folder(String path, String mode, String owner) {
    return file(path, new FileState.Directory(Mode.parse(mode), owner, owner));
  }

  Observed localFile(String path, FileState state) {
    things.put(new Key(Query.OfLocalFile.class, path), state);
    return this;
  }

  Observed file(String path, FileState state) {
    things.put(new Key(Query.OfFile.class, path), state);
    return this;
  }

  Observed installed(String name, String version, String candidate) {
    return put(name, new PackageState(Optional.of(version), Optional.of(candidate), false, false));
  }

  Observed available(String name, String candidate) {
    return put(name, new PackageState(Optional.empty(), Optional.of(candidate), false, false));
  }

  Observed put(String name, PackageState state) {
    things.put(new Key(Query.OfPackage.class, name), state);
    return this;
  }

  Observed unit(String name, String loaded, String active, String enabled) {
    things.put(new Key(Query.OfUnit.class, name), new UnitState(loaded, active, enabled, false));
    return this;
  }

  Observed group(String name, int gid) {
    things.put(new Key(Query.OfGroup.class, name), new GroupState.Present(OptionalInt.of(gid)));
    return this;
  }

  Observed account(String name, String shell, String password, String... groups) {
    things.put(
        new Key(Query.OfAccount.class, name),
        new AccountState.Present(
            OptionalInt.of(1000),
            name,
            List.of(groups),
            "",
            "/home/" + name,
            shell,
            Optional.of(new Secret(password)),
            OptionalInt.empty()));
    return this;
  }

  /** What a script prints, whose text or arguments have a certain part. */
  Observed answers(String part, String out) {
    answers.add(new Answer(part, new ScriptState.Ran(0, out, "")));
    return this;
  }

  Observed fails(String part, String err) {
    answers.add(new Answer(part, new ScriptState.Ran(1, "", err)));
    return this;
  }

  /** The host after a change, as far as the change says. */
  Observed after(Touch touch) {
    var copy = new Observed();
    copy.things.putAll(things);
    copy.answers.addAll(answers);
    touch.known().forEach(it -> copy.things.put(key(it.query()), it.state()));
    return copy;
  }

  /** What a probe finds here. */
  <T> T look(Probe<T> probe) {
    return switch (probe) {
      case Probe.Known<T> known -> known.value();
      case Probe.Look<T> look -> answer(look.query());
      case Probe.Both<?, ?, T> both -> both(both);
      case Probe.Then<?, T> then -> then(then);
    };
  }

  private <A, B, T> T both(Probe.Both<A, B, T> both) {
    return both.merge().apply(look(both.first()), look(both.second()));
  }

  private <A, T> T then(Probe.Then<A, T> then) {
    return look(then.next().apply(look(then.first())));
  }

  @SuppressWarnings("unchecked") // Each kind of query is only ever put beside its own state.
  private <T> T answer(Query<T> query) {
    Object nothing =
        switch (query) {
          case Query.OfFile _, Query.OfLocalFile _ -> new FileState.Absent();
          case Query.OfPackage _ ->
              new PackageState(Optional.empty(), Optional.empty(), false, false);
          case Query.OfUnit _ -> UnitState.ABSENT;
          case Query.OfAccount _ -> new AccountState.Absent();
          case Query.OfGroup _ -> new GroupState.Absent();
          case Query.OfScript it -> script(it.script());
        };
    return (T) things.getOrDefault(key(query), nothing);
  }

  private ScriptState script(Script script) {
    var whole = script.text() + " " + String.join(" ", script.arguments());
    return answers.stream()
        .filter(it -> whole.contains(it.part()))
        .map(Answer::state)
        .findFirst()
        .orElse(
            script.needs().isEmpty()
                ? new ScriptState.Ran(127, "", "not found")
                : new ScriptState.Unavailable(script.needs().getFirst()));
  }

  private static Key key(Query<?> query) {
    var name =
        switch (query) {
          case Query.OfFile(RemotePath path, _) -> path.text();
          case Query.OfPackage it -> it.name();
          case Query.OfUnit it -> it.name();
          case Query.OfAccount it -> it.name();
          case Query.OfGroup it -> it.name();
          case Query.OfScript it -> it.script().toString();
          case Query.OfLocalFile it -> it.path().toString();
        };
    return new Key(query.getClass(), name);
  }
}
