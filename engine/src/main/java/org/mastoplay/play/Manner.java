package org.mastoplay.play;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import com.google.common.collect.Sets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mastoplay.yaml.Node;

/**
 * How tasks are carried out, as far as a play, block or task says so; what it leaves open is
 * decided by what is around it.
 *
 * @param tags of all that is around as well
 * @param environment variables of the environment, the outermost first
 * @param checkMode whether only to foretell, or to carry it out in a dry run too
 * @param delegateTo the host that it is carried out on, in this one's stead
 * @param runOnce whether one host does it for all
 * @param timeout seconds after which an action is broken off
 */
public record Manner(
    Become become,
    Set<String> tags,
    List<Node.Mapping> environment,
    Optional<Boolean> ignoreErrors,
    Optional<Boolean> noLog,
    Optional<Boolean> checkMode,
    Optional<Node.Scalar> delegateTo,
    Optional<Boolean> runOnce,
    Optional<Node.Scalar> timeout) {
  public static final Manner UNSAID =
      new Manner(
          Become.UNSAID,
          Set.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Manner {
    tags = ImmutableSet.copyOf(tags);
    environment = ImmutableList.copyOf(environment);
  }

  /** This, with what it leaves open taken from what is around it. */
  public Manner within(Manner outer) {
    return new Manner(
        become.within(outer.become),
        Sets.union(outer.tags, tags),
        ImmutableList.copyOf(Iterables.concat(outer.environment, environment)),
        ignoreErrors.or(outer::ignoreErrors),
        noLog.or(outer::noLog),
        checkMode.or(outer::checkMode),
        delegateTo.or(outer::delegateTo),
        runOnce.or(outer::runOnce),
        timeout.or(outer::timeout));
  }

  /** This, and these tags. */
  Manner tagged(Set<String> more) {
    return new Manner(
        become,
        Sets.union(tags, more),
        environment,
        ignoreErrors,
        noLog,
        checkMode,
        delegateTo,
        runOnce,
        timeout);
  }

  /** Whether nothing of what it does or says is shown. */
  public boolean hidden() {
    return noLog.orElse(false);
  }
}
