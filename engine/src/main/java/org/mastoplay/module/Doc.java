package org.mastoplay.module;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tells what a parameter is for, what a choice of an enum means, or what a person calls the values
 * of a type.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
public @interface Doc {
  /**
   * One sentence or clause, beginning with a capital letter, without a full stop; for a type, a few
   * words in small letters, such as {@code file mode}.
   */
  String value();
}
