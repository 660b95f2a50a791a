package org.mastoplay.modules;

import java.util.ArrayDeque;
import org.mastoplay.module.FileState;
import org.mastoplay.module.Probe;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.RemotePath;

/** What stands where a path leads to, through all links. */
record Followed(RemotePath path, FileState state) {
  private static final int MOST_LINKS = 8;

  static Probe<Followed> look(RemotePath path, Depth depth) {
    return look(path, depth, MOST_LINKS);
  }

  private static Probe<Followed> look(RemotePath path, Depth depth, int links) {
    return Probe.file(path, depth)
        .then(state ->
            state instanceof FileState.Link link && links > 0
                ? look(target(path, link.target()), depth, links - 1)
                : Probe.known(new Followed(path, state)));
  }

  /** Where a link at a path leads. */
  static RemotePath target(RemotePath link, String target) {
    var names = new ArrayDeque<String>();
    var whole = target.startsWith("/") ? target : link.parent().text() + "/" + target;
    for (var name : whole.split("/")) {
      if (name.equals("..")) {
        names.pollLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    return new RemotePath("/" + String.join("/", names));
  }
}
