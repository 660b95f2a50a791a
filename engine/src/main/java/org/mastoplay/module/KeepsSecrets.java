package org.mastoplay.module;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter that may be secret, since it never becomes a word of a command: the words of all
 * commands show in the host's list of processes. {@link Content} and {@link
 * org.mastoplay.text.Secret} need no such mark, all other types do.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface KeepsSecrets {}
