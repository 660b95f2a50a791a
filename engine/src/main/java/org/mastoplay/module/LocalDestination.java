package org.mastoplay.module;

/**
 * A place on the controller, below the playbook's folder, where a task may write.
 *
 * @param isFolder whether it was written with a slash at its end
 * @param host the one that the task is for, by its name in the inventory
 */
public record LocalDestination(LocalPath path, boolean isFolder, String host) {}
