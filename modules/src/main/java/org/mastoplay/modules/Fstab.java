package org.mastoplay.modules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mastoplay.module.Change;
import org.mastoplay.module.Content;
import org.mastoplay.module.FileState;
import org.mastoplay.module.RemotePath;

/** The table of what is mounted when a host starts, of which other lines stay as they are. */
record Fstab(RemotePath path, FileState now) {
  /** One entry: what is mounted, where, of which type and how (fstab(5)). */
  record Entry(
      String source, String target, String type, String options, String dump, String pass) {
    static Optional<Entry> parse(String line) {
      var words = Arrays.asList(line.strip().split("\\s+"));
      return line.strip().startsWith("#") || words.size() < 3
          ? Optional.empty()
          : Optional.of(
              new Entry(
                  plain(words.get(0)),
                  plain(words.get(1)),
                  words.get(2),
                  words.size() > 3 ? words.get(3) : "defaults",
                  words.size() > 4 ? words.get(4) : "0",
                  words.size() > 5 ? words.get(5) : "0"));
    }

    String line() {
      return String.join(" ", escaped(source), escaped(target), type, options, dump, pass);
    }

    private static String escaped(String text) {
      return text.replace("\\", "\\134").replace(" ", "\\040").replace("\t", "\\011");
    }

    private static String plain(String text) {
      return text.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
    }
  }

  /** The entries of a certain kind. */
  List<Entry> entries(Predicate<Entry> which) {
    return lines().stream().flatMap(it -> Entry.parse(it).stream()).filter(which).toList();
  }

  /** What has to change so that this is the only entry of its kind; none if nothing is wanted. */
  List<Change> with(Predicate<Entry> which, Optional<Entry> wanted) {
    if (entries(which).equals(wanted.map(List::of).orElse(List.of()))) {
      return List.of();
    }
    var left = new ArrayList<String>();
    var place = -1;
    for (var line : lines()) {
      if (Entry.parse(line).filter(which).isPresent()) {
        place = place < 0 ? left.size() : place;
      } else {
        left.add(line);
      }
    }
    var at = place < 0 ? left.size() : place;
    wanted.ifPresent(it -> left.add(at, it.line()));
    var content = left.isEmpty() ? "" : String.join("\n", left) + "\n";
    return new DesiredFile(path, Content.of(content), Rights.AS_THEY_ARE)
        .changes(now)
        .orElse(List.of());
  }

  private List<String> lines() {
    return now instanceof FileState.Regular it
        ? it.content().flatMap(Content::text).stream().flatMap(String::lines).toList()
        : List.of();
  }
}
