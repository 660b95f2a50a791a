package org.mastoplay.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mastoplay.text.Secrets;

/** New contents have the secret {@code hunter2}; nobody knows the old ones, such as swordfish. */
class OldSecretsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        // Before, after, and how before is shown; `/` ends a line.
        "A=1/P=swordfish/B=2/|A=1/P=hunter2/B=2/|A=1/P=•••••• (old)/B=2/",
        "A=1/P=swordfish/B=2|A=9/P=hunter2/B=3|A=1/P=•••••• (old)/B=2",
        "P=swordfish|P=\"hunter2\"|P=•••••• (old)",
        "P=\"swordfish\"|P=hunter2|P=•••••• (old)",
        "P = swordfish|P=hunter2|P = •••••• (old)",
        "  pass: swordfish|    pass: hunter2|  pass: •••••• (old)",
        "pass swordfish|pass hunter2|pass •••••• (old)",
        "url: pg://m:swordfish@a/|url: pg://m:hunter2@b/|url: pg://m:•••••• (old)",
        "host=a password=swordfish|host=b password=hunter2|host=a password=•••••• (old)",
        "P=swordfish/A=1|P=swordfish/A=hunter2|P=swordfish/A=•••••• (old)",
        // The name is another: then every line that goes may have been it.
        "KEY=swordfish/A=1|SECRET=hunter2/A=1|KEY=•••••• (old)/A=1",
        "swordfish/A=1|SECRET=hunter2/A=1|•••••• (old)/A=1",
        // The secret is the whole line or file.
        "swordfish|hunter2|•••••• (old)",
        "- swordfish/x: 1|- hunter2/x: 1|•••••• (old)/x: 1",
        "old a/old b/kept|hunter2/kept|•••••• (old)/•••••• (old)/kept",
        // Nothing new is secret.
        "P=hunter2/A=1|P=hunter2/A=2|P=••••••/A=1",
        "A=1/B=2|A=3/B=4|A=1/B=2",
        // The old secret is known, too.
        "P=hunter2/|P=x/|P=••••••/",
        "P=correct-horse/|P=hunter2/|P=•••••• (old)/",
        "u hunter2/|u correct-horse x/|u •••••• (old)/",
        "P=hunter2 hunter2/A=1|P=hunter2/A=1|P=•••••• (old)/A=1"
      })
  void isMasked(String before, String after, String shown) {
    var secrets = new Secrets();
    secrets.add("hunter2");
    secrets.add("correct-horse");
    var masked = new OldSecrets(secrets).mask(lines(before), lines(after));
    assertThat(masked).isEqualTo(lines(shown)).isNotEqualTo(secrets.redact(lines(after)));
  }

  private static String lines(String text) {
    return text.contains("pg://") ? text : text.replace('/', '\n');
  }
}
