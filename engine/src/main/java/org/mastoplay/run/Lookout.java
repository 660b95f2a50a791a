package org.mastoplay.run;

import java.util.Set;
import org.mastoplay.module.Query;
import org.mastoplay.plan.Acting;

/** Knows what the tasks to come will want to look at, so that one exchange can serve them all. */
interface Lookout {
  /** What is not known yet and will be wanted soon by tasks that act so. */
  Set<Query<?>> ahead(Acting acting);

  /** Something changed: what is seen far ahead may be untrue by then. */
  void narrow();
}
