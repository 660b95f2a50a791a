package org.mastoplay.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mastoplay.module.Content;
import org.mastoplay.module.Difference;

class DifferenceLinesTest {
  private static final Content BINARY = Content.of(new byte[] {0, 1});

  @Test
  void eachKindHasItsSign() {
    assertThat(lines(new Difference.Appears("package nginx", "1.26"), 0))
        .containsExactly("+ package nginx  1.26");
    assertThat(lines(new Difference.Vanishes("/etc/old", ""), 0)).containsExactly("- /etc/old");
    assertThat(lines(new Difference.Differs("/etc/a", "mode", "0600", "0644"), 0))
        .containsExactly("~ /etc/a  mode 0600 → 0644");
    assertThat(lines(new Difference.Happens("nginx", "reloads"), 0))
        .containsExactly("~ nginx  reloads");
  }

  @Test
  void aLongNewFileIsCutUnlessMoreIsAskedFor() {
    var file =
        new Difference.Contents("/a", Optional.empty(), Content.of("line\n".repeat(80)), "new");

    assertThat(lines(file, 0))
        .hasSize(42)
        .startsWith("/a  (new)", "  + line")
        .endsWith("  … 40 more lines (-v shows all)");
    assertThat(lines(file, 1)).hasSize(81);
  }

  @Test
  void onlyTheSurroundingsOfAChangeAreShown() {
    var before = "a\nb\nc\nd\ne\nf\ng\nh\ni\n";
    var after = before.replace("e", "E");

    assertThat(lines(contents(before, after), 0))
        .containsExactly(
            "/a",
            "  @@ -2,7 +2,7 @@",
            "   b",
            "   c",
            "   d",
            "  -e",
            "  +E",
            "   f",
            "   g",
            "   h");
  }

  @Test
  void aLineBreakAtTheEndIsToldInWords() {
    assertThat(lines(contents("a", "a\n"), 0))
        .containsExactly("/a", "  only the line break at the end differs");
  }

  @Test
  void whatIsNoTextIsToldByItsSizeAndDigest() {
    var file = new Difference.Contents("/a", Optional.of(BINARY), Content.of("text"), "");

    assertThat(lines(file, 0))
        .containsExactly(
            "/a", "  - 2 B, sha256 b413f47d13ee2fe6…", "  + 4 B, sha256 982d9e3eb996f559…");
  }

  @Test
  void aTerminalGetsNoLineThatIsTooWide() {
    var file = new Difference.Contents("/a", Optional.empty(), Content.of("x".repeat(99)), "new");

    assertThat(lines(file, 0).getLast()).hasSize(80).endsWith("…");
    assertThat(lines(file, 1).getLast()).hasSize(103);
  }

  private static Difference contents(String before, String after) {
    return new Difference.Contents("/a", Optional.of(Content.of(before)), Content.of(after), "");
  }

  private static List<String> lines(Difference difference, int verbosity) {
    var style = new Style(80, true, false, true, verbosity, false, false);
    return new DifferenceLines(style, 0).of(difference).stream().map(Line::text).toList();
  }
}
