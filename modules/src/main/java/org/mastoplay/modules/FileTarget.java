package org.mastoplay.modules;

import java.util.Optional;
import org.mastoplay.module.RemotePath;

/**
 * What {@link File} shall see to, in terms of the host.
 *
 * @param path where the links of the task's path lead, if they are followed
 * @param rights those that are wanted of the path itself
 * @param mode what is wanted of all below it
 * @param src what a link leads to
 */
record FileTarget(
    RemotePath path, Rights rights, Optional<ModeRule> mode, Optional<String> src, boolean force) {}
