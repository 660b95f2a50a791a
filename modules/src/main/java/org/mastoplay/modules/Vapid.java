package org.mastoplay.modules;

import com.google.common.io.BaseEncoding;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The pair of keys with which a server signs its push messages (RFC 8292): points of P-256. What
 * Java's library lacks is a way from a private key to its public one.
 */
final class Vapid {
  private static final int SIZE = 32;
  private static final BigInteger TWO = BigInteger.TWO;
  private static final BigInteger THREE = BigInteger.valueOf(3);
  private static final BigInteger FOUR = BigInteger.valueOf(4);
  private static final BigInteger EIGHT = BigInteger.valueOf(8);
  private static final BigInteger P =
      hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
  private static final BigInteger N =
      hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
  private static final Point G =
      new Point(
          hex("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"),
          hex("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"),
          BigInteger.ONE);

  private Vapid() {}

  /** In Jacobian coordinates, which take one inversion in all: the point (x / z², y / z³). */
  private record Point(BigInteger x, BigInteger y, BigInteger z) {}

  /** Whether the public key belongs to the private one; both as Mastodon writes them. */
  static boolean fit(String privateKey, String publicKey) {
    var wanted =
        decoded(privateKey)
            .map(it -> new BigInteger(1, it))
            .filter(it -> it.signum() > 0 && it.compareTo(N) < 0)
            .map(it -> open(multiple(it)));
    var given = decoded(publicKey).filter(it -> it.length == 1 + 2 * SIZE && it[0] == 4);
    return wanted.isPresent() && given.map(it -> new BigInteger(1, it)).equals(wanted);
  }

  /** The uncompressed point as one number: 4, x, y. */
  private static BigInteger open(Point point) {
    var inverse = point.z().modInverse(P);
    var x = point.x().multiply(inverse.pow(2)).mod(P);
    var y = point.y().multiply(inverse.pow(3)).mod(P);
    return FOUR.shiftLeft(16 * SIZE).or(x.shiftLeft(8 * SIZE)).or(y);
  }

  private static Optional<byte[]> decoded(String text) {
    var plain = text.replaceAll("=*$", "");
    return BaseEncoding.base64Url().omitPadding().canDecode(plain)
        ? Optional.of(BaseEncoding.base64Url().omitPadding().decode(plain))
        : Optional.empty();
  }

  /**
   * G added to itself {@code times} times, from 1 to N - 1: so no sum is of a point and G itself.
   */
  private static Point multiple(BigInteger times) {
    var sum = G;
    for (var bit = times.bitLength() - 2; bit >= 0; bit--) {
      sum = twice(sum);
      if (times.testBit(bit)) {
        sum = plusG(sum);
      }
    }
    return sum;
  }

  private static Point twice(Point point) {
    var z2 = point.z().pow(2);
    var y2 = point.y().pow(2).mod(P);
    var xy2 = point.x().multiply(y2);
    var slope = THREE.multiply(point.x().subtract(z2)).multiply(point.x().add(z2)).mod(P);
    var x = slope.pow(2).subtract(EIGHT.multiply(xy2)).mod(P);
    var y = slope.multiply(FOUR.multiply(xy2).subtract(x)).subtract(EIGHT.multiply(y2.pow(2)));
    return new Point(x, y.mod(P), TWO.multiply(point.y()).multiply(point.z()).mod(P));
  }

  private static Point plusG(Point point) {
    var z2 = point.z().pow(2).mod(P);
    var width = G.x().multiply(z2).subtract(point.x()).mod(P);
    var height = G.y().multiply(z2).multiply(point.z()).subtract(point.y()).mod(P);
    var width2 = width.pow(2).mod(P);
    var width3 = width2.multiply(width).mod(P);
    var middle = point.x().multiply(width2);
    var x = height.pow(2).subtract(width3).subtract(TWO.multiply(middle)).mod(P);
    var y = height.multiply(middle.subtract(x)).subtract(point.y().multiply(width3)).mod(P);
    return new Point(x, y, point.z().multiply(width).mod(P));
  }

  private static BigInteger hex(String digits) {
    return new BigInteger(digits, 16);
  }
}
