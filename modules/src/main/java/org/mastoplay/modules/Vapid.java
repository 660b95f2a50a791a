package org.mastoplay.modules;

import com.google.common.io.BaseEncoding;
import java.math.BigInteger;
import java.util.Optional;

/** The pair of keys with which a server signs its push messages (RFC 8292): points of P-256. */
final class Vapid {
  private static final int SIZE = 32;
  private static final BigInteger TWO = BigInteger.TWO;
  private static final BigInteger THREE = BigInteger.valueOf(3);
  private static final BigInteger P =
      hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
  private static final BigInteger N =
      hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
  private static final Point G =
      new Point(
          hex("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"),
          hex("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"));

  private Vapid() {}

  private record Point(BigInteger x, BigInteger y) {}

  /** Whether the public key belongs to the private one; both as Mastodon writes them. */
  static boolean fit(String privateKey, String publicKey) {
    var scalar = decoded(privateKey).map(it -> new BigInteger(1, it));
    var wanted =
        scalar.filter(it -> it.signum() > 0 && it.compareTo(N) < 0).flatMap(it -> product(G, it));
    var given = decoded(publicKey).filter(it -> it.length == 1 + 2 * SIZE && it[0] == 4);
    return wanted.isPresent()
        && given.map(it -> new BigInteger(1, it)).equals(wanted.map(Vapid::open));
  }

  /** The uncompressed point as one number: 4, x, y. */
  private static BigInteger open(Point point) {
    return BigInteger.valueOf(4)
        .shiftLeft(16 * SIZE)
        .or(point.x().shiftLeft(8 * SIZE))
        .or(point.y());
  }

  private static Optional<byte[]> decoded(String text) {
    var plain = text.replaceAll("=*$", "");
    return BaseEncoding.base64Url().omitPadding().canDecode(plain)
        ? Optional.of(BaseEncoding.base64Url().omitPadding().decode(plain))
        : Optional.empty();
  }

  /** A point added to itself a number of times; nothing stands for the point at infinity. */
  private static Optional<Point> product(Point point, BigInteger times) {
    Optional<Point> sum = Optional.empty();
    for (var bit = times.bitLength() - 1; bit >= 0; bit--) {
      sum = sum.flatMap(it -> sum(it, it));
      if (times.testBit(bit)) {
        sum = sum.map(it -> sum(it, point)).orElse(Optional.of(point));
      }
    }
    return sum;
  }

  private static Optional<Point> sum(Point a, Point b) {
    if (a.x().equals(b.x()) && !a.y().equals(b.y())) {
      return Optional.empty();
    }
    var slope =
        a.equals(b)
            ? THREE
                .multiply(a.x().pow(2))
                .subtract(THREE)
                .multiply(TWO.multiply(a.y()).modInverse(P))
            : b.y().subtract(a.y()).multiply(b.x().subtract(a.x()).modInverse(P));
    var x = slope.pow(2).subtract(a.x()).subtract(b.x()).mod(P);
    return Optional.of(new Point(x, slope.multiply(a.x().subtract(x)).subtract(a.y()).mod(P)));
  }

  private static BigInteger hex(String digits) {
    return new BigInteger(digits, 16);
  }
}
