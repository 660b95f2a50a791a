package org.mastoplay.host;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.module.Content;
import org.mastoplay.module.FileState;
import org.mastoplay.module.FileState.Regular;
import org.mastoplay.module.Mode;
import org.mastoplay.module.Query.Depth;
import org.mastoplay.module.Query.OfFile;

/** What {@link LookFiles} has seen, by path. */
final class FilesSeen {
  private static final String ZERO = "\0";
  private static final int SHA256_DIGITS = 64;

  private final Map<String, FileState> files = new HashMap<>();
  private final Map<String, String> digests = new HashMap<>();
  private final Map<String, Content> contents = new HashMap<>();

  /** Reads {@code kind:mode:size:owner:group:path\0target\0} of each. */
  void readAttributes(String text) {
    var words = text.split(ZERO, -1);
    for (var i = 0; i + 1 < words.length; i += 2) {
      var file = words[i].split(":", 6);
      var owner = file[3];
      var group = file[4];
      var state =
          switch (file[0]) {
            case "f" ->
                new Regular(
                    mode(file[1]),
                    owner,
                    group,
                    Long.parseLong(file[2]),
                    Optional.empty(),
                    Optional.empty());
            case "d" -> new FileState.Directory(mode(file[1]), owner, group);
            case "l" -> new FileState.Link(words[i + 1], owner, group);
            default -> new FileState.Special(special(file[0]));
          };
      files.put(file[5], state);
    }
  }

  private static Mode mode(String octal) {
    return new Mode(Integer.parseInt(octal, 8));
  }

  private static String special(String letter) {
    return switch (letter) {
      case "p" -> "pipe";
      case "s" -> "socket";
      case "c" -> "character device";
      case "b" -> "block device";
      default -> "something unknown";
    };
  }

  /** Reads {@code digest path\0} of each. */
  void readDigests(String text) {
    for (var line : text.split(ZERO)) {
      if (line.length() > SHA256_DIGITS) {
        digests.put(line.substring(SHA256_DIGITS + 2), line.substring(0, SHA256_DIGITS));
      }
    }
  }

  /** Reads {@code length:path\0bytes} of each. */
  void readContents(byte[] bytes) {
    for (var at = 0; at < bytes.length; ) {
      var start = at;
      while (bytes[at] != 0) {
        at++;
      }
      var head = new String(bytes, start, at - start, StandardCharsets.UTF_8).split(":", 2);
      var end = at + 1 + Integer.parseInt(head[0]);
      contents.put(head[1], Content.of(Arrays.copyOfRange(bytes, at + 1, end)));
      at = end;
    }
  }

  /** The answer to a query, no deeper than it asked. */
  FileState state(OfFile query) {
    var path = query.path().text();
    var state = Optional.ofNullable(files.get(path)).orElseGet(FileState.Absent::new);
    if (!(state instanceof Regular file)) {
      return state;
    }
    var depth = query.depth();
    return new Regular(
        file.mode(),
        file.owner(),
        file.group(),
        file.size(),
        Optional.ofNullable(digests.get(path)).filter(any -> depth != Depth.ATTRIBUTES),
        Optional.ofNullable(contents.get(path)).filter(any -> depth == Depth.CONTENT));
  }
}
