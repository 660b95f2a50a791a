/** Prepares the program, once it is built, for the cache from which the JVM starts it. */
@NullMarked
package org.mastoplay.cli.startup;

import org.jspecify.annotations.NullMarked;
