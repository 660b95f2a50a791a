package org.mastoplay.module;

/**
 * A template that the engine has rendered for the host.
 *
 * @param name as the playbook names it
 */
public record RenderedTemplate(String name, Content content) {}
