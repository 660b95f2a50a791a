package org.mastoplay.run;

import com.google.common.collect.SetMultimap;
import org.mastoplay.module.Query;
import org.mastoplay.plan.Acting;

/** Knows what the tasks to come will want to look at, so that one exchange can serve them all. */
interface Lookout {
  /** What is not known yet and will be wanted soon, by how the tasks act that want it. */
  SetMultimap<Acting, Query<?>> ahead();

  /** Something changed: what is seen far ahead may be untrue by then. */
  void narrow();
}
