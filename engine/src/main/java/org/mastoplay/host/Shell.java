package org.mastoplay.host;

import java.util.function.Consumer;
import org.mastoplay.module.Content;

/**
 * One persistent POSIX shell on a host, under one identity, over one channel.
 *
 * <p>Requests and replies are framed and binary-safe. A shell serves one request at a time.
 */
public interface Shell extends AutoCloseable {

  /**
   * Runs a script in a subshell with nothing on its standard input.
   *
   * <p>The script finds the payload in the file {@code "$MASTOPLAY_DIR/payload"}, in a folder that
   * no other account can read and that is gone when the shell is closed.
   *
   * @param lines is told each line of standard output and standard error as it comes
   * @throws Unreachable if the connection is lost before the reply is complete
   */
  Reply run(Request request, Consumer<String> lines);

  /** What was told when the shell started: facts, as {@code key=value} lines. */
  String greeting();

  @Override
  void close();

  /** A script and the bytes it works on. */
  record Request(String script, Content payload) {}

  /** What the script answered. */
  record Reply(int status, Content out, Content err) {}
}
