package org.mastoplay.host;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mastoplay.module.FileState.Regular;
import org.mastoplay.module.Query;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.Query.OfFile;
import org.mastoplay.module.RemotePath;

/** Looks at files: one {@code find}, one {@code sha256sum} and one reader for many paths. */
final class LookFiles implements Look {
  private static final int MOST_PATHS = 400;

  // A pipe or a device must never be opened: it could block for ever. LC_ALL=C and find's output
  // to a pipe leave every byte of a name as it is.
  private static final String FUNCTIONS =
      """
      attributes() {
        find "$@" -maxdepth 0 -printf '%y:%m:%s:%u:%g:%p\\0%l\\0'
      }
      readable() {
        for path; do
          [ -f "$path" ] && [ ! -L "$path" ] && [ -r "$path" ] && printf '%s\\0' "$path"
        done
      }
      digests() {
        readable "$@" | xargs -0r sha256sum -z --
      }
      contents() {
        readable "$@" | xargs -0r perl -e '
          for (@ARGV) {
            open my $file, "<", $_ or next;
            read $file, my $bytes, 1 + MOST;
            print length $bytes, ":$_\\0$bytes" if length $bytes <= MOST;
          }'
      }
      """
          .replace("MOST", Integer.toString(Regular.MOST_READ));

  private final List<OfFile> queries;
  private final List<Chunk> chunks;

  LookFiles(List<OfFile> queries) {
    this.queries = queries;
    this.chunks = chunks(queries);
  }

  /** As many paths of one depth as fit on a command line. */
  private record Chunk(Depth depth, List<String> paths) {
    String script() {
      return "set -- %s\nattributes \"$@\"; mark\n%smark\n%smark\n"
          .formatted(
              Quoting.words(paths),
              depth.compareTo(Depth.DIGEST) >= 0 ? "digests \"$@\"; " : "",
              depth.compareTo(Depth.CONTENT) >= 0 ? "contents \"$@\"; " : "");
    }
  }

  private static List<Chunk> chunks(List<OfFile> queries) {
    var deepest = new LinkedHashMap<RemotePath, Depth>();
    for (var query : queries) {
      deepest.merge(query.path(), query.depth(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }
    var byDepth = new EnumMap<Depth, List<String>>(Depth.class);
    deepest.forEach(
        (path, depth) -> byDepth.computeIfAbsent(depth, any -> new ArrayList<>()).add(path.text()));
    var chunks = new ArrayList<Chunk>();
    byDepth.forEach((depth, paths) ->
        Lists.partition(paths, MOST_PATHS).forEach(some -> chunks.add(new Chunk(depth, some))));
    return chunks;
  }

  @Override
  public String script() {
    if (chunks.isEmpty()) {
      return "";
    }
    var text = new StringBuilder(FUNCTIONS);
    chunks.forEach(chunk -> text.append(chunk.script()));
    return text.toString();
  }

  @Override
  public Map<Query<?>, Object> read(Sections sections) {
    var files = new FilesSeen();
    for (var i = 0; i < chunks.size(); i++) {
      files.readAttributes(sections.text());
      files.readDigests(sections.text());
      files.readContents(sections.bytes());
    }
    var answers = new HashMap<Query<?>, Object>();
    queries.forEach(query -> answers.put(query, files.state(query)));
    return answers;
  }
}
