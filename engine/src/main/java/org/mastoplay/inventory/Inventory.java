package org.mastoplay.inventory;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mastoplay.text.Problems;
import org.mastoplay.yaml.Node;

/** The hosts that there are, their groups and their variables. */
public final class Inventory {
  private Inventory() {}

  /**
   * Reads inventories, and the {@code group_vars} and {@code host_vars} beside them and beside the
   * playbook.
   *
   * @param sources files, folders of files, or lists such as {@code host1,host2,}; if there are
   *     none, {@code inventory.yml}, {@code inventory} or {@code hosts} in {@code cwd}, and else
   *     this machine alone
   * @param cwd the folder that the sources are relative to
   * @param playbookFolder where the playbook lies
   */
  public static Inventory load(
      List<String> sources, Path cwd, Path playbookFolder, Problems problems) {
    throw new UnsupportedOperationException();
  }

  /**
   * All hosts in the order in which they were written; {@code localhost} only if it was written.
   */
  public List<Host> hosts() {
    throw new UnsupportedOperationException();
  }

  /** A host by its name; {@code localhost} is always there. */
  public Optional<Host> host(String name) {
    throw new UnsupportedOperationException();
  }

  /** The names of the hosts of each group, its child groups' included; {@code all} is one. */
  public Map<String, List<String>> groups() {
    throw new UnsupportedOperationException();
  }

  /**
   * The hosts that a pattern means, such as {@code web:&debian:!web3}, in the order in which they
   * were written. A name that is neither host nor group is a mistake; an empty group is not.
   */
  public List<Host> select(Node.Scalar pattern, Problems problems) {
    throw new UnsupportedOperationException();
  }
}
