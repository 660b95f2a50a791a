/**
 * From playbook, inventory and variables to steps for each host, and to changes against what was
 * seen.
 */
@NullMarked
package org.mastoplay.plan;

import org.jspecify.annotations.NullMarked;
