package org.mastoplay.plan;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.List;
import org.mastoplay.play.Task;

/**
 * What the tasks of a play share on one host, or those of one use of another playbook: variables,
 * files and handlers, which nobody outside sees. Two uses of a playbook are two regions.
 */
public final class Region {
  private final String name;
  private final boolean ofPlay;
  private final Path folder;
  private final ControllerFiles files;
  private final ImmutableList<Layer> layers;
  private final ImmutableList<Task> handlers;

  /**
   * @param name by which it is known from run to run
   * @param ofPlay whether it is a play's, which sees the inventory and the command line
   * @param folder where its file lies
   * @param layers its variables, the strongest first
   */
  Region(
      String name,
      boolean ofPlay,
      Path folder,
      ControllerFiles files,
      List<Layer> layers,
      List<Task> handlers) {
    this.name = name;
    this.ofPlay = ofPlay;
    this.folder = folder;
    this.files = files;
    this.layers = ImmutableList.copyOf(layers);
    this.handlers = ImmutableList.copyOf(handlers);
  }

  /** By what it is known from run to run: the play's name, and behind it those of uses. */
  public String name() {
    return name;
  }

  /** Its handlers, in the order in which they run. */
  public List<Task> handlers() {
    return handlers;
  }

  boolean isOfPlay() {
    return ofPlay;
  }

  Path folder() {
    return folder;
  }

  ControllerFiles files() {
    return files;
  }

  List<Layer> layers() {
    return layers;
  }
}
