package org.mastoplay.plan;

import java.util.Optional;
import org.mastoplay.module.Query;

/** What is known of a host. */
@FunctionalInterface
public interface Answers {
  /** The answer to a query, of the type that the query promises; nothing if it is not known. */
  Optional<Object> to(Query<?> query);
}
