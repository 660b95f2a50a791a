/** Which hosts there are, in which groups, with which variables. */
@NullMarked
package org.mastoplay.inventory;

import org.jspecify.annotations.NullMarked;
