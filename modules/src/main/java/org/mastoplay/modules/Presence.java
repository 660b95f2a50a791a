package org.mastoplay.modules;

import org.mastoplay.module.Doc;

/** Whether something shall be there. */
enum Presence {
  @Doc("It is there")
  PRESENT,
  @Doc("It is not there")
  ABSENT
}
