package org.mastoplay.plan;

import java.util.Optional;

/**
 * As whom a task acts.
 *
 * @param user nobody else than who logged in, unless given
 * @param method sudo or su
 */
public record Acting(Optional<String> user, String method) {}
