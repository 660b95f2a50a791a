package org.mastoplay.modules;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.util.Optional;

/**
 * From where somebody connects, as pg_hba.conf tells it.
 *
 * @param text a network with the length of its mask, a host's name, {@code all}, {@code samehost},
 *     {@code samenet}; empty for connections that come from no address
 */
record PgHbaAddress(String text) {
  static final PgHbaAddress NONE = new PgHbaAddress("");

  /**
   * Reads it; a network gets its one spelling, and a lone address counts as a network of one.
   *
   * @param mask behind a network that has no length of its own
   * @throws IllegalArgumentException if a mask is no mask
   */
  static PgHbaAddress of(String text, Optional<String> mask) {
    var slash = text.indexOf('/');
    var host = slash < 0 ? text : text.substring(0, slash);
    if (!InetAddresses.isInetAddress(host)) {
      return new PgHbaAddress(text);
    }
    var bits = bits(host);
    var length =
        mask.map(PgHbaAddress::lengthOf)
            .orElseGet(() -> slash < 0 ? bits : number(text.substring(slash + 1)));
    if (length < 0 || length > bits) {
      throw new IllegalArgumentException("`%s` is not a network".formatted(text));
    }
    return new PgHbaAddress(
        InetAddresses.toAddrString(InetAddresses.forString(host)) + "/" + length);
  }

  private static int number(String digits) {
    return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
  }

  private static int lengthOf(String mask) {
    if (!InetAddresses.isInetAddress(mask)) {
      throw new IllegalArgumentException("`%s` is not a netmask".formatted(mask));
    }
    return value(mask).bitCount();
  }

  private static BigInteger value(String address) {
    return InetAddresses.toBigInteger(InetAddresses.forString(address));
  }

  private static int bits(String address) {
    return address.contains(":") ? 128 : 32;
  }

  /** Whether whoever connects from there also connects from here. */
  boolean contains(PgHbaAddress other) {
    if (text.equals("all") || equals(other)) {
      return true;
    }
    if (!isNetwork() || !other.isNetwork()) {
      return false;
    }
    var bits = bits(host());
    var rest = bits - length();
    return bits == bits(other.host())
        && length() <= other.length()
        && value(host()).shiftRight(rest).equals(value(other.host()).shiftRight(rest));
  }

  private boolean isNetwork() {
    return text.contains("/");
  }

  private String host() {
    return text.substring(0, text.indexOf('/'));
  }

  private int length() {
    return number(text.substring(text.indexOf('/') + 1));
  }

  @Override
  public String toString() {
    return text;
  }
}
