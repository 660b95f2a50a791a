package org.mastoplay.host;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * The streams of a command that runs on a host.
 *
 * @param kill ends the command and closes its streams; harmless when repeated
 */
record Pipes(OutputStream in, InputStream out, InputStream err, Runnable kill) {}
