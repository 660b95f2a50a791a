package org.mastoplay.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints, from the jar's manifest. */
final class Version implements IVersionProvider {
  /** The version alone; nothing if the program runs from its sources. */
  static Optional<String> number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "mastoplay " + number().orElse("(not packaged)") + ", Java " + Runtime.version().feature()
    };
  }
}
