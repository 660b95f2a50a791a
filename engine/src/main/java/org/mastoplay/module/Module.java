package org.mastoplay.module;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Gives a module its name in playbooks and its part of the reference. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Module {
  /** The word that playbooks use, as Ansible's module of the same purpose is called. */
  String name();

  /** Other names under which Ansible's users know the module. */
  String[] aliases() default {};

  /** One sentence for the reference, ending in a full stop. */
  String summary();

  /** The version of mastoplay that first had it. */
  String since();

  /** Commands beyond Debian's essential packages that must be on the host, such as git. */
  String[] needs() default {};

  /** Tasks as they stand in a playbook, each a text block of YAML. */
  String[] examples();
}
