package org.mastoplay.modules;

import org.mastoplay.module.Doc;

/** What follows if a check finds something wrong. */
enum Severity {
  @Doc("The task fails")
  FAIL,
  @Doc("The task only says so, in a message that begins with `warning:`")
  WARN
}
