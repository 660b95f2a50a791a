package org.mastoplay.module;

/**
 * An expression of the playbook that the engine has evaluated.
 *
 * @param text the expression as it was written
 */
public record Condition(String text, boolean holds) {}
