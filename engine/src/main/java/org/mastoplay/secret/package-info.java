/** Secrets at rest: what age has encrypted, and what is made once and kept. */
@NullMarked
package org.mastoplay.secret;

import org.jspecify.annotations.NullMarked;
