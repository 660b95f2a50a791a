package org.mastoplay.cli.render;

/** A line of output, and what it is about. */
record Line(Tone tone, String text) {
  /** What a line is about; colour repeats it, signs and words say it. */
  enum Tone {
    PLAIN(""),
    APPEARS("32"),
    VANISHES("31"),
    DIFFERS("33"),
    FAILED("1;31"),
    UNKNOWN("36"),
    QUIET("2"),
    HEADING("1");

    private final String code;

    Tone(String code) {
      this.code = code;
    }

    /** The parameter of the terminal's "select graphic rendition" (ECMA-48, 8.3.117). */
    String code() {
      return code;
    }
  }

  static final Line BLANK = plain("");

  static Line plain(String text) {
    return new Line(Tone.PLAIN, text);
  }

  static Line quiet(String text) {
    return new Line(Tone.QUIET, text);
  }
}
