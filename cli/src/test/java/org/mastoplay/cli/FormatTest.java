package org.mastoplay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every source of every module is written as google-java-format writes it. */
class FormatTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String REMEDY =
      "not in the project's format; mend that with:  mvn -pl cli -am test -Dtest=FormatTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dformat.write=true";

  private final Formatter formatter = new Formatter();

  @Test
  void sourcesAreFormatted() throws IOException {
    var sources = sources();
    var unformatted = new ArrayList<Path>();
    for (var source : sources) {
      var text = Files.readString(source);
      var formatted = format(source, text);
      if (formatted.equals(text)) {
        continue;
      }
      if (Boolean.getBoolean("format.write")) {
        Files.writeString(source, formatted);
      } else {
        unformatted.add(ROOT.relativize(source));
      }
    }
    assertThat(sources).isNotEmpty();
    assertThat(unformatted).as(REMEDY).isEmpty();
  }

  private String format(Path source, String text) {
    try {
      return formatter.formatSourceAndFixImports(text);
    } catch (FormatterException unreadable) {
      throw new AssertionError(source + " can't be read: " + unreadable.getMessage(), unreadable);
    }
  }

  private static List<Path> sources() throws IOException {
    var sources = new ArrayList<Path>();
    try (var modules = Files.newDirectoryStream(ROOT, Files::isDirectory)) {
      for (var module : modules) {
        if (Files.isDirectory(module.resolve("src"))) {
          try (var files = Files.walk(module.resolve("src"))) {
            files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
          }
        }
      }
    }
    return sources;
  }
}
