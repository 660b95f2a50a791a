package org.mastoplay.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints, from the jar's manifest. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    var version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
    return new String[] {
      "mastoplay " + version.orElse("(not packaged)") + ", Java " + Runtime.version().feature()
    };
  }
}
