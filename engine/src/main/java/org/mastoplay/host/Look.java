package org.mastoplay.host;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.OfAccount;
import org.mastoplay.module.Query.OfFile;
import org.mastoplay.module.Query.OfGroup;
import org.mastoplay.module.Query.OfPackage;
import org.mastoplay.module.Query.OfScript;
import org.mastoplay.module.Query.OfUnit;

/** All queries of one kind, looked at together: a part of a script, and how its output is read. */
sealed interface Look permits LookAccounts, LookFiles, LookPackages, LookScripts, LookUnits {

  /** Shell in which {@code mark} ends a section of the output. */
  String script();

  /** Reads as many sections as the script writes. */
  Map<Query<?>, Object> read(Sections sections);

  /** The few looks that answer many queries. */
  static List<Look> at(Collection<Query<?>> queries, Program program) {
    return Stream.<Look>of(
            new LookFiles(only(OfFile.class, queries)),
            new LookPackages(only(OfPackage.class, queries)),
            new LookUnits(only(OfUnit.class, queries)),
            new LookAccounts(only(OfAccount.class, queries), only(OfGroup.class, queries)),
            new LookScripts(only(OfScript.class, queries), program))
        .filter(Predicate.not(look -> look.script().isEmpty()))
        .toList();
  }

  private static <Q extends Query<?>> List<Q> only(Class<Q> kind, Collection<Query<?>> queries) {
    return queries.stream().filter(kind::isInstance).map(kind::cast).distinct().toList();
  }
}
