package org.mastoplay.modules;

import com.google.common.net.InetAddresses;
import java.util.regex.Pattern;

/** IP addresses, as texts in one spelling. */
final class Addresses {
  // RFC 1918, 3927, 4193, 4291, 6598.
  private static final Pattern PRIVATE =
      Pattern.compile(
          "10\\.|127\\.|169\\.254\\.|192\\.168\\.|172\\.(1[6-9]|2\\d|3[01])\\."
              + "|100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\.|f[cd]|fe[89ab]|::1$");

  private Addresses() {}

  /**
   * The one spelling of an address.
   *
   * @throws IllegalArgumentException if it is none
   */
  static String canonical(String text) {
    if (!InetAddresses.isInetAddress(text)) {
      throw new IllegalArgumentException("`%s` is not an IP address".formatted(text));
    }
    return InetAddresses.toAddrString(InetAddresses.forString(text));
  }

  /** Whether an address, in that spelling, only means something within a network. */
  static boolean isPrivate(String canonical) {
    return PRIVATE.matcher(canonical).lookingAt();
  }
}
