/** What happened in a run, as data: renderers, logs and reports listen to it. */
@NullMarked
package org.mastoplay.event;

import org.jspecify.annotations.NullMarked;
