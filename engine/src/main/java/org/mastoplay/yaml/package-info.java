/** YAML as a tree in which every value knows where it was written. */
@NullMarked
package org.mastoplay.yaml;

import org.jspecify.annotations.NullMarked;
