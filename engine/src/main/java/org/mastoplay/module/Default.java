package org.mastoplay.module;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value of a parameter that a task doesn't give, written as it would be in YAML.
 *
 * <p>A parameter without a default is required, unless its type is {@code Optional}, {@code List}
 * or {@code Map}: those are empty then.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
  String value();
}
