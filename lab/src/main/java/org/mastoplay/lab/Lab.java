package org.mastoplay.lab;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Throwaway Debian hosts on this machine, with systemd, sshd and a network of their own.
 *
 * <p>A host is a systemd-nspawn container over a base file system that all hosts of its suite
 * share. Its root has no password and lets in the lab's key, which is also that of the users {@code
 * admin} (sudo without a password), {@code asker} (sudo with the password {@code lab-password}) and
 * {@code plain} (no sudo). Everything that can go wrong is a {@link LabException}.
 */
public final class Lab {
  private final LabSettings settings;
  private final Consumer<String> progress;
  private final Commands commands;
  private final Network network;
  private final SshAccess ssh;

  /**
   * A lab in a folder of its own; nothing is made before it is needed.
   *
   * @param progress gets a sentence whenever something begins that takes its time, or is done
   * @throws LabException when one is neither root nor may use sudo
   */
  public Lab(LabSettings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
    this.commands = Commands.find();
    this.network = new Network(commands, settings);
    this.ssh = new SshAccess(commands, settings.root());
  }

  /** Installs what this machine lacks and builds a suite's base file system, if not done before. */
  public void prepare(Suite suite) {
    try (var _ = lock()) {
      prepareLocked(suite);
    }
  }

  /** Boots the hosts of these names, in no group; see {@link #up(Map, Suite)}. */
  public List<LabHost> up(List<String> names, Suite suite) {
    return up(
        names.stream().collect(toImmutableMap(name -> name, name -> ImmutableSet.of())), suite);
  }

  /**
   * Boots the hosts of these names, all at once, and returns when sshd answers on each; those that
   * are up stay as they are but for their groups. Writes the inventory.
   *
   * @param groups for each name of a host the inventory's groups that it belongs to
   * @return the hosts asked for, in that order
   */
  public List<LabHost> up(Map<String, ? extends Set<String>> groups, Suite suite) {
    try (var _ = lock()) {
      prepareLocked(suite);
      ssh.ensureKey();
      var subnet = network.up();
      var book = book().enlist(groups, suite, subnet);
      bookFile().write(book.text());
      var hosts = book.hosts();
      var wanted =
          hosts.stream()
              .filter(host -> groups.containsKey(host.name()) || InternetAccess.isInternet(host))
              .toList();
      Parallel.each(wanted, host -> switchOn(host, subnet));
      ssh.writeKnownHosts(hosts);
      var publicKey = new TextFile(ssh.publicKey()).text();
      inventoryFile().write(new Inventory(hosts, ssh.key(), publicKey, ssh.knownHosts()).text());
      Parallel.each(wanted, this::await);
      settleInternet();
      var now = Maps.uniqueIndex(hosts(), LabHost::name);
      return groups.keySet().stream().map(now::get).map(Objects::requireNonNull).toList();
    }
  }

  /** All hosts of the lab in the order in which they came, on or off. */
  public List<LabHost> hosts() {
    return book().hosts().stream()
        .map(host -> host.in(machine(host).isOn() ? LabHost.State.ON : LabHost.State.OFF))
        .toList();
  }

  /**
   * The host of a name.
   *
   * @throws LabException when the lab has none of that name
   */
  public LabHost host(String name) {
    return hosts().stream()
        .filter(host -> host.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new LabException(
                "The lab has no host \"%s\". \"mastoplay lab status\" lists those it has, \"mastoplay lab up\" makes some."
                    .formatted(name)));
  }

  /** Switches a host off as a power cut would; its disk is kept. */
  public void stop(String name) {
    machine(host(name)).switchOff();
  }

  /** Switches a host on again and returns when sshd answers. */
  public void start(String name) {
    var host = host(name);
    try (var _ = lock()) {
      switchOn(host, network.up());
      await(host);
      settleInternet();
    }
  }

  /**
   * Boots the host that serves the lab's own internet, if it is not up, and lets all hosts of the
   * lab use it; hosts that come later may use it as well.
   */
  public Internet internet() {
    return new Internet(up(List.of(Internet.HOST), Suite.TRIXIE).getFirst().address());
  }

  /** The OpenSSH command that logs in to a host as root; a remote command may be appended. */
  public List<String> sshCommand(String name) {
    return ssh.command(host(name));
  }

  /** The hosts as an inventory in Ansible's YAML form, there after the first {@code up}. */
  public Path inventory() {
    return inventoryFile().path();
  }

  /** The private key that all hosts let in. */
  public Path privateKey() {
    return ssh.key();
  }

  /** The file with the hosts' own keys, in OpenSSH's form. */
  public Path knownHosts() {
    return ssh.knownHosts();
  }

  /** Stops and forgets all hosts and undoes what was made for them; keeps the base file systems. */
  public void down() {
    try (var _ = lock()) {
      downLocked();
    }
  }

  /**
   * Does what {@link #down} does and removes the base file systems too.
   *
   * @throws LabException when another lab of this machine still uses them
   */
  public void purge() {
    try (var _ = lock()) {
      downLocked();
      if (new TextFile(Path.of("/proc/mounts")).text().contains("lowerdir=" + settings.cache())) {
        throw new LabException(
            "Another lab on this machine still uses the file systems in %s. Take it down first."
                .formatted(settings.cache()));
      }
      for (var suite : Suite.values()) {
        remove(settings.cache(), suite.codename() + "-*");
      }
      remove(settings.cache(), "internet-*");
      remove(settings.cache(), "kernel-before", "lock");
    }
  }

  private void prepareLocked(Suite suite) {
    new Packages(commands, progress).install();
    base().build(suite);
  }

  private void downLocked() {
    if (Files.exists(settings.root())) {
      Parallel.each(book().hosts(), host -> machine(host).switchOff());
      network.down();
      remove(
          settings.root(),
          "hosts",
          "hosts.list",
          "network",
          "key*",
          "known_hosts",
          "inventory.yml");
    }
  }

  private void switchOn(LabHost host, Subnet subnet) {
    var machine = machine(host);
    if (machine.isOn()) {
      return;
    }
    if (!Files.exists(machine.folder().resolve("host-key.pub"))) {
      new Staging(machine.folder(), ssh).write(host, subnet);
    }
    machine.switchOn(disk(host), ssh.publicKey(), subnet.bridge());
  }

  /** What the host's own layer lies upon. */
  private Path disk(LabHost host) {
    var base = base().folder(host.suite());
    if (!InternetAccess.isInternet(host)) {
      return base;
    }
    var image = new InternetImage(commands, base, progress);
    image.build();
    return image.layers();
  }

  private void settleInternet() {
    var hosts = hosts();
    hosts.stream()
        .filter(InternetAccess::isInternet)
        .filter(LabHost::isOn)
        .forEach(host -> {
          progress.accept("Connecting the hosts with the lab's internet …");
          new InternetAccess(commands, ssh).settle(hosts, machine(host).folder().resolve("root"));
        });
  }

  private void await(LabHost host) {
    ssh.await(host, machine(host));
    progress.accept("%s is up at %s".formatted(host.name(), host.address()));
  }

  private Machine machine(LabHost host) {
    return new Machine(commands, settings.root().resolve("hosts").resolve(host.name()));
  }

  private BaseImage base() {
    return new BaseImage(commands, settings.cache(), progress);
  }

  private HostBook book() {
    return HostBook.parse(bookFile().text());
  }

  private TextFile bookFile() {
    return new TextFile(settings.root().resolve("hosts.list"));
  }

  private TextFile inventoryFile() {
    return new TextFile(settings.root().resolve("inventory.yml"));
  }

  private MachineLock lock() {
    for (var folder : List.of(settings.root(), settings.cache())) {
      if (!Files.isDirectory(folder)) {
        var user = System.getProperty("user.name");
        commands.asRoot("install", "-d", "-m", "755", "-o", user, folder.toString());
      }
    }
    var file = settings.cache().resolve("lock");
    if (!Files.isWritable(file)) {
      commands.asRoot("sh", "-c", "touch \"$1\" && chmod 666 \"$1\"", "lock", file.toString());
    }
    return MachineLock.take(file);
  }

  /** Removes what the lab made in a folder, and the folder only if that was all there was in it. */
  private void remove(Path folder, Object... patterns) {
    commands.asRoot(
        new Resource("remove.sh"), Stream.concat(Stream.of(folder), Stream.of(patterns)).toArray());
  }
}
