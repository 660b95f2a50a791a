package org.mastoplay.host;

/** Takes what comes out of a stream. */
interface Sink {
  /** Takes the first {@code count} bytes of {@code bytes}, which is reused afterwards. */
  void accept(byte[] bytes, int count);

  /** Nothing more will come. */
  void ended();

  /** Takes nothing: for what a host says between two requests. */
  static Sink nothing() {
    return new Sink() {
      @Override
      public void accept(byte[] bytes, int count) {}

      @Override
      public void ended() {}
    };
  }
}
