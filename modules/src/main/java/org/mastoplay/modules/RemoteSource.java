package org.mastoplay.modules;

import org.mastoplay.module.Doc;
import org.mastoplay.module.RemotePath;

/** A file that is on the host already. */
@Doc("absolute path on the host")
record RemoteSource(RemotePath path) {
  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException if it is none, as in playbooks that were written for Ansible
   */
  public static RemoteSource parse(String text) {
    if (text.equals("true") || text.equals("yes")) {
      throw new IllegalArgumentException(
          "`remote_src` is the path on the host: write it here, and leave `src` out");
    }
    return new RemoteSource(RemotePath.parse(text));
  }
}
