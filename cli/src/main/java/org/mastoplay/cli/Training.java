package org.mastoplay.cli;

/** What the launcher runs once, so that the JVM's cache learns what commands load. */
final class Training {
  private Training() {}

  /** Checks and rehearses what is in this folder; the results don't matter. */
  public static void main(String[] arguments) {
    var wiring = Main.wiring(Surroundings.ofProcess());
    Main.run(new String[] {"check", "training.yml", "-i", "hosts.yml"}, wiring);
    Main.run(
        new String[] {"apply", "training.yml", "-i", "hosts.yml", "--check", "--timeout", "2"},
        wiring);
    System.exit(ExitCode.OK);
  }
}
