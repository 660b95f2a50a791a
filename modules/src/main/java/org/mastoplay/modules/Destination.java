package org.mastoplay.modules;

import org.mastoplay.module.Content;
import org.mastoplay.module.Doc;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;

/**
 * Where a file goes: a path, or a folder in which it keeps its name.
 *
 * @param isFolder whether it was written with a slash at its end
 */
@Doc("absolute path; a folder if it ends in /")
record Destination(RemotePath path, boolean isFolder) {
  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException if it is not absolute
   */
  public static Destination parse(String text) {
    return new Destination(RemotePath.parse(text), text.endsWith("/"));
  }

  /** What was seen where the file really goes. */
  record Seen(RemotePath path, FileState state) {}

  /** Looks where a file of this name will go: into an existing folder, as {@code cp} would. */
  Probe<Seen> look(String name, Content wanted) {
    if (isFolder) {
      return inside(name, wanted);
    }
    return Probe.file(path, Depth.DIGEST)
        .then(state ->
            state instanceof FileState.Directory
                ? inside(name, wanted)
                : DesiredFile.look(path, wanted).map(it -> new Seen(path, it)));
  }

  private Probe<Seen> inside(String name, Content wanted) {
    var inner = path.child(name.substring(name.lastIndexOf('/') + 1));
    return DesiredFile.look(inner, wanted).map(it -> new Seen(inner, it));
  }
}
