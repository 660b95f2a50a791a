/** Runs a playbook: one host's loop on one virtual thread. Look, plan, apply, look again. */
@NullMarked
package org.mastoplay.run;

import org.jspecify.annotations.NullMarked;
