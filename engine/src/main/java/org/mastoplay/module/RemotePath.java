package org.mastoplay.module;

import com.google.common.base.CharMatcher;

/** An absolute path on a host, without a trailing slash. */
@Doc("absolute path")
public record RemotePath(String text) {
  public RemotePath {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException(
          "`%s` is not an absolute path: a path on a host begins with `/`".formatted(text));
    }
    if (text.indexOf('\0') >= 0 || text.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a path can't contain a line break or a zero byte");
    }
    text = CharMatcher.is('/').collapseFrom(text, '/');
    if (text.length() > 1 && text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException if it is not absolute
   */
  public static RemotePath parse(String text) {
    return new RemotePath(text);
  }

  /** The folder that this path lies in; the root is its own parent. */
  public RemotePath parent() {
    var slash = text.lastIndexOf('/');
    return new RemotePath(slash <= 0 ? "/" : text.substring(0, slash));
  }

  public String fileName() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** The path of something in this folder. */
  public RemotePath child(String name) {
    return new RemotePath(text + "/" + name);
  }

  /** Whether this path lies somewhere below {@code folder}, or is that folder. */
  public boolean isIn(RemotePath folder) {
    return text.equals(folder.text)
        || text.startsWith(folder.text.equals("/") ? "/" : folder.text + "/");
  }

  @Override
  public String toString() {
    return text;
  }
}
