/** The task modules, one file each, and the few values that several of them share. */
@NullMarked
package org.mastoplay.modules;

import org.jspecify.annotations.NullMarked;
