package org.mastoplay.module;

import java.util.Map;

/** A module that gives variables to the host, for the rest of the run. */
public interface SetsVariables {
  /** The variables by their names. */
  Map<String, Value> variables();
}
