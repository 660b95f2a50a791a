/** Templates and expressions: render, evaluate, and nothing that could reach outside. */
@NullMarked
package org.mastoplay.template;

import org.jspecify.annotations.NullMarked;
