package org.mastoplay.cli.render;

/** A terminal whose lower part can be drawn anew. */
public interface Screen extends AutoCloseable {
  /** Columns, at this moment. */
  int width();

  /** Rows, at this moment. */
  int height();

  /** Sends text, escape sequences included, in one go. */
  void send(String text);

  /** Gives the terminal back as it was. */
  @Override
  void close();
}
