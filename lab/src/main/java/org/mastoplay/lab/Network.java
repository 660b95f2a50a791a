package org.mastoplay.lab;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The bridge that a lab's hosts hang on, and their way from there to the internet. */
record Network(Commands commands, LabSettings settings) {
  private static final Pattern BRIDGES = Pattern.compile("(?m)^\\d+: mastoplay\\d+");

  /** What a machine full of hosts needs; fifty systemds use up the usual 128 watchers. */
  private static final ImmutableMap<String, String> KERNEL =
      ImmutableMap.of("net.ipv4.ip_forward", "1", "fs.inotify.max_user_instances", "8192");

  /**
   * Chooses this lab's network, once; it is the same until {@link #down}.
   *
   * @throws LabException when every candidate overlaps a network of this machine
   */
  Subnet subnet() {
    if (remembered().exists()) {
      return new Subnet(settings.network(), Integer.parseInt(remembered().text().strip()));
    }
    var subnet =
        Subnet.firstFree(settings.network(), commands.output("ip", "-4", "route"))
            .orElseThrow(() ->
                new LabException(
                    "All networks %s.0.0/16 are taken on this machine. Set MASTOPLAY_LAB_NETWORK to two other numbers, such as 10.99."
                        .formatted(settings.network())));
    remembered().write(subnet.number() + "\n");
    return subnet;
  }

  /** Makes the bridge, the masquerade rule and the kernel's settings what the lab needs. */
  Subnet up() {
    var subnet = subnet();
    var bridge = subnet.bridge();
    if (!commands.succeeds("ip", "link", "show", "dev", bridge)) {
      commands.asRoot("ip", "link", "add", "name", bridge, "type", "bridge");
      // The alias tells whose bridge it is, should two labs ever come to the same number.
      commands.asRoot("ip", "link", "set", "dev", bridge, "alias", alias());
      commands.asRoot("ip", "address", "add", subnet.gateway() + "/24", "dev", bridge);
    }
    if (!isOurs(bridge)) {
      throw new LabException(
          "The network bridge %s belongs to another lab. Take this one down, and it gets another network when it comes up again: mastoplay lab down."
              .formatted(bridge));
    }
    commands.asRoot("ip", "link", "set", "dev", bridge, "up");
    var words = Map.of("table", subnet.table(), "subnet", subnet.cidr());
    commands.asRootWith(new Resource("masquerade.nft").filled(words), "nft", "-f", "-");
    commands.asRoot(new Resource("firewall.sh"), "open", bridge);
    setKernel();
    return subnet;
  }

  /** Removes all that {@link #up} made; the kernel's settings when this was the last lab. */
  void down() {
    if (remembered().exists()) {
      var subnet = subnet();
      if (isOurs(subnet.bridge())) {
        commands.asRoot(new Resource("firewall.sh"), "close", subnet.bridge());
        commands.asRoot("ip", "link", "delete", "dev", subnet.bridge());
        commands.asRootWith(
            "table ip %1$s\ndelete table ip %1$s\n".formatted(subnet.table()), "nft", "-f", "-");
      }
    }
    var lastLab = !BRIDGES.matcher(commands.output("ip", "-o", "link")).find();
    if (lastLab && kernelBefore().exists()) {
      Splitter.on('\n')
          .omitEmptyStrings()
          .withKeyValueSeparator('=')
          .split(kernelBefore().text())
          .forEach(this::setKernel);
      commands.asRoot("rm", kernelBefore().path().toString());
    }
  }

  private void setKernel() {
    if (!kernelBefore().exists()) {
      var before = new StringBuilder();
      KERNEL.keySet().forEach(key -> before.append(key + "=" + kernel(key) + "\n"));
      commands.asRootWith(before.toString(), "tee", kernelBefore().path().toString());
    }
    KERNEL.forEach((key, value) -> {
      if (Integer.parseInt(kernel(key)) < Integer.parseInt(value)) {
        setKernel(key, value);
      }
    });
  }

  private String kernel(String key) {
    // Not through Java's files: such a one gives all or nothing, and only to its first read.
    return commands.output("cat", proc(key));
  }

  private void setKernel(String key, String value) {
    commands.asRootWith(value, "tee", proc(key));
  }

  private static String proc(String key) {
    return "/proc/sys/" + key.replace('.', '/');
  }

  private boolean isOurs(String bridge) {
    return Splitter.on('\n')
        .splitToStream(commands.output("ip", "-o", "link"))
        .anyMatch(line -> line.contains(": " + bridge + ": ") && line.endsWith("alias " + alias()));
  }

  private String alias() {
    return settings.root().toString();
  }

  private TextFile remembered() {
    return new TextFile(settings.root().resolve("network"));
  }

  private TextFile kernelBefore() {
    return new TextFile(settings.cache().resolve("kernel-before"));
  }
}
