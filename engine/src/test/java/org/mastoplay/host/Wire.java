package org.mastoplay.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way to a server on this machine that can be cut, so that nothing passes and nobody is told. */
final class Wire implements AutoCloseable {
  private final ServerSocket entrance;
  private final int exit;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile boolean cut;

  Wire(int exit) throws IOException {
    this.entrance = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    this.exit = exit;
    Thread.startVirtualThread(this::serve);
  }

  int port() {
    return entrance.getLocalPort();
  }

  void cut() {
    cut = true;
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    for (var socket : sockets) {
      socket.close();
    }
  }

  private void serve() {
    try {
      while (true) {
        var near = entrance.accept();
        var far = new Socket(InetAddress.getLoopbackAddress(), exit);
        sockets.addAll(List.of(near, far));
        var out = far.getOutputStream();
        var back = near.getOutputStream();
        var in = near.getInputStream();
        var answer = far.getInputStream();
        Thread.startVirtualThread(() -> pass(in, out));
        Thread.startVirtualThread(() -> pass(answer, back));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void pass(InputStream from, OutputStream to) {
    var chunk = new byte[8192];
    try {
      for (int n = from.read(chunk); n >= 0 && !cut; n = from.read(chunk)) {
        to.write(chunk, 0, n);
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }
}
