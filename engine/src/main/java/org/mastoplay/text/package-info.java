/** Where something is written, what is wrong with it, and what would be right. */
@NullMarked
package org.mastoplay.text;

import org.jspecify.annotations.NullMarked;
