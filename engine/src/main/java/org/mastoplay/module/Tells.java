package org.mastoplay.module;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One of the things that a module tells beside what all tasks tell, so that the check knows its
 * name.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Tells.All.class)
public @interface Tells {
  /** Its name behind that of the registered variable, such as {@code stat.exists}. */
  String name();

  /** What it is; without a full stop. */
  String doc();

  /** Several. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface All {
    Tells[] value();
  }
}
