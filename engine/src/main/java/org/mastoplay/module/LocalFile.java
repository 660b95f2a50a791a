package org.mastoplay.module;

/**
 * A file on the controller that the engine has read.
 *
 * @param name as the playbook names it
 */
public record LocalFile(String name, Content content) {}
