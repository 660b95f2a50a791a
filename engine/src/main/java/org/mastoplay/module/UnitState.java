package org.mastoplay.module;

/**
 * A systemd unit as {@code systemctl show} tells it.
 *
 * @param loaded LoadState: loaded, not-found, masked, error …
 * @param active ActiveState: active, inactive, failed, activating …
 * @param enabled UnitFileState: enabled, disabled, static, masked, alias …; empty if there is none
 * @param needsReload whether its file has changed since systemd read it
 */
public record UnitState(String loaded, String active, String enabled, boolean needsReload) {
  /** A unit that doesn't exist. */
  public static final UnitState ABSENT = new UnitState("not-found", "inactive", "", false);

  /** A service as Debian's packages leave it: enabled and started (Debian policy, 9.3.3). */
  public static final UnitState PACKAGED = new UnitState("loaded", "active", "enabled", false);

  public boolean exists() {
    return !loaded.equals("not-found");
  }

  public boolean isActive() {
    return active.equals("active") || active.equals("reloading") || active.equals("activating");
  }

  /** The same once its file is another, and systemd has not read it so far. */
  public UnitState unread() {
    return new UnitState(loaded, active, enabled, true);
  }

  public boolean isEnabled() {
    return enabled.startsWith("enabled") || enabled.equals("alias");
  }

  public boolean isMasked() {
    return loaded.equals("masked") || enabled.startsWith("masked");
  }
}
