/** A playbook as it was written: plays, tasks, handlers. */
@NullMarked
package org.mastoplay.play;

import org.jspecify.annotations.NullMarked;
