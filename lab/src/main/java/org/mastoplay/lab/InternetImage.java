package org.mastoplay.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What the internet host has installed: a layer above the base, made once and kept. */
record InternetImage(Commands commands, Path base, Consumer<String> progress) {
  private static final Resource LAYER = new Resource("internet/layer.sh");
  private static final Resource RECIPE = new Resource("internet/image.sh");
  private static final Resource GEMS = new Resource("internet/gems.rb");

  /** The layer's folder; another recipe or another base has another one. */
  Path layer() {
    var ingredients = base.getFileName() + LAYER.text() + RECIPE.text() + GEMS.text();
    var hash = Hashing.sha256().hashString(ingredients, UTF_8).toString();
    return base.resolveSibling("internet-" + hash.substring(0, 8));
  }

  /** Both, as the overlay file system takes them: the upper one first. */
  Path layers() {
    return Path.of(layer() + ":" + base);
  }

  /**
   * Makes the layer unless it is there.
   *
   * @throws LabException when a package or program cannot be fetched
   */
  void build() {
    if (!Files.isDirectory(layer())) {
      progress.accept("Installing what the lab's internet serves with, once (two minutes) …");
      commands.asRoot(LAYER, base, layer(), RECIPE.text(), GEMS.text(), registry(commands));
    }
  }

  /** Where this machine gets npm's packages: from there the hosts shall get them too. */
  static String registry(Commands commands) {
    var configured =
        commands.output("sh", "-c", "npm config get registry 2>/dev/null || :").lines().findFirst();
    return configured
        .filter(address -> address.matches("https?://.*"))
        .map(address -> address.replaceFirst("/*$", "/"))
        .orElse("https://registry.npmjs.org/");
  }
}
