/** What an author of modules needs, and nothing else: parameters, probes, plans, changes. */
@NullMarked
package org.mastoplay.module;

import org.jspecify.annotations.NullMarked;
