package org.mastoplay.module;

import java.util.List;

/** Names the modules that a jar brings; found through {@link java.util.ServiceLoader}. */
public interface ModuleCatalogue {
  /** Record classes, each with {@link Module}. */
  List<Class<? extends TaskModule<?>>> modules();
}
