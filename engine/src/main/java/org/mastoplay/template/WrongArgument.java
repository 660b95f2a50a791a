package org.mastoplay.template;

import freemarker.template.TemplateModelException;

/** Thrown when a function is called with what it can't use. */
final class WrongArgument extends TemplateModelException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String remedy;

  WrongArgument(String what, String remedy) {
    super(what);
    this.what = what;
    this.remedy = remedy;
  }

  /** What is wrong, a clause without a full stop. */
  String what() {
    return what;
  }

  String remedy() {
    return remedy;
  }
}
