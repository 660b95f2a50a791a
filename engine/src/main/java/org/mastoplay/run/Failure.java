package org.mastoplay.run;

import org.mastoplay.event.TaskRef;
import org.mastoplay.yaml.Node;

/**
 * A failed task that ends a host's part of a run, unless a block around it has a rescue.
 *
 * @param result what the task would register
 */
record Failure(TaskRef task, Node result) {}
