/** Hosts and how to reach them: SSH and local shells, framing, files, privilege. */
@NullMarked
package org.mastoplay.host;

import org.jspecify.annotations.NullMarked;
