package org.mastoplay.module;

/**
 * An expression of the playbook, and what it is worth on the host.
 *
 * @param text the expression as it was written
 * @param value as a person reads it; secrets are dots
 */
public record Evaluated(String text, String value) {}
