/** The {@code mastoplay} command: reads its arguments, asks the engine, and shows what happens. */
@NullMarked
package org.mastoplay.cli;

import org.jspecify.annotations.NullMarked;
