package org.mastoplay.play;

import com.google.common.collect.Streams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mastoplay.text.MistakesFound;
import org.mastoplay.text.Problem;
import org.mastoplay.text.Source;

/** The file that a playbook is in. */
public final class PlaybookFile {
  private PlaybookFile() {}

  /**
   * Reads the file that was named on the command line.
   *
   * @throws MistakesFound if it isn't there, or is no text
   */
  public static Source read(Path playbook) {
    try {
      return new Source(playbook.toString(), Files.readString(playbook));
    } catch (IOException unreadable) {
      throw new MistakesFound(whyNot(playbook));
    }
  }

  private static Problem whyNot(Path playbook) {
    var place = new Source("command line", playbook.toString()).start();
    if (Files.isDirectory(playbook)) {
      return Problem.at(
          place,
          "%s is a folder, not a playbook".formatted(playbook),
          "name a file in it, such as %s".formatted(example(playbook)));
    }
    if (Files.exists(playbook)) {
      return Files.isReadable(playbook)
          ? Problem.at(place, "%s is no text in UTF-8".formatted(playbook), "save it as UTF-8")
          : Problem.at(
              place,
              "you may not read %s".formatted(playbook),
              "see with ls -l who may, and let that user run mastoplay");
    }
    return Problem.at(
        place,
        "there is no playbook %s".formatted(playbook),
        "write its path as seen from this folder, such as playbooks/site.yml");
  }

  private static Path example(Path folder) {
    try (var files = Files.newDirectoryStream(folder, "*.{yml,yaml}")) {
      return Streams.stream(files).sorted().findFirst().orElse(folder.resolve("site.yml"));
    } catch (IOException unreadable) {
      return folder.resolve("site.yml");
    }
  }
}
