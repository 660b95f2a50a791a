/** Shows what happens in a run: as text, as a live picture of a terminal, or as JSON lines. */
@NullMarked
package org.mastoplay.cli.render;

import org.jspecify.annotations.NullMarked;
