package org.mastoplay.host;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Hands a socket that is connected already to sshj, which would try one address only. */
final class ConnectedSocket extends SocketFactory {
  private final Socket socket;

  ConnectedSocket(Socket socket) {
    this.socket = socket;
  }

  @Override
  public Socket createSocket() {
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) {
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    return socket;
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    return socket;
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    return socket;
  }
}
