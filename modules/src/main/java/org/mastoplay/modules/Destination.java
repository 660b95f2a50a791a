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

  /** What was seen where the file really goes, and what has to be there beforehand. */
  record Seen(RemotePath path, FileState state, Footing footing) {}

  /** Looks where a file of this name will go: into an existing folder, as {@code cp} would. */
  Probe<Seen> look(String name, Content wanted, Access access, boolean follow) {
    var inner = path.child(name.substring(name.lastIndexOf('/') + 1));
    return isFolder
        ? at(inner, wanted, access, follow)
        : Probe.file(path, Depth.DIGEST)
            .alongside(Footing.look(path, access))
            .then(state ->
                at(state instanceof FileState.Directory ? inner : path, wanted, access, follow));
  }

  /**
   * Looks at the very path.
   *
   * @param follow whether a link there stands for what it leads to
   */
  static Probe<Seen> at(RemotePath path, Content wanted, Access access, boolean follow) {
    return follow
        ? Followed.look(path, Depth.DIGEST).then(it -> at(it.path(), wanted, access, false))
        : DesiredFile.look(path, wanted)
            .with(Footing.look(path, access), (state, footing) -> new Seen(path, state, footing));
  }
}
