package org.mastoplay.play;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mastoplay.yaml.Node;
import org.mastoplay.yaml.Scalars;

/** What the values of a param are like. */
public enum ParamType {
  STRING("text", "a text"),
  INT("whole number", "digits, such as 3600"),
  BOOL("true or false", "true or false"),
  PORT("number of a port", "a number from 1 to 65535"),
  DOMAIN(
      "domain name",
      "a name such as social.example, in small letters; other scripts in their form that begins"
          + " with xn--"),
  EMAIL("e-mail address", "an address such as you@example.org"),
  URL("URL", "an address such as https://example.org/"),
  PATH("absolute path", "a path that begins with /"),
  MODE("file mode", "three or four octal digits, such as 0644"),
  PUBLIC_KEY(
      "public SSH key", "what stands in a file such as ~/.ssh/id_ed25519.pub; several, one a line"),
  DURATION("time", "a number with s, m, h, d or w, such as 90s or 1h30m"),
  SIZE("size", "a number of bytes, or one with K, M, G or T, such as 512M"),
  ENUM("one of some words", "one of them"),
  LIST("list", "a list, each item as `- …`"),
  MAP("map", "a map, each value as `name: value`");

  private static final Pattern LABELS =
      Pattern.compile(
          "(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>]+@[^@\\s<>]+\\.\\w+");
  private static final Pattern LOCATION = Pattern.compile("[a-z][a-z0-9+.-]*://[^\\s/]\\S*");
  private static final Pattern ABSOLUTE = Pattern.compile("/[^\\n\\x00]*");
  private static final Pattern OCTAL = Pattern.compile("0?[0-7]{3,4}");

  /** A line of authorized_keys (sshd(8)). */
  private static final Pattern KEY =
      Pattern.compile(
          "(#.*|(.* )?(ssh-(rsa|ed25519)|ecdsa-sha2-\\w+|sk-[\\w-]+@openssh\\.com)"
              + " +AAAA[A-Za-z0-9+/]+={0,2}( .*)?)?");

  private static final Pattern TIME = Pattern.compile("\\d{1,9}|(\\d{1,9}[smhdw])+");
  private static final Pattern AMOUNT =
      Pattern.compile("\\d{1,15}|\\d{1,6}(\\.\\d{1,3})?[KMGT](i?B)?");
  private static final Pattern PART = Pattern.compile("(\\d+)([smhdw]?)");
  private static final int HIGHEST_PORT = 65_535;

  private final String description;
  private final String remedy;

  ParamType(String description, String remedy) {
    this.description = description;
    this.remedy = remedy;
  }

  /** The word that playbooks write. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What values are, for a person. */
  public String description() {
    return description;
  }

  /** What to write, for a person who wrote something else. */
  String remedy() {
    return remedy;
  }

  /**
   * The value as the playbook reads it: times in seconds, sizes in bytes; nothing if it is none.
   */
  Optional<Node> read(Node.Scalar value) {
    return switch (this) {
      case STRING, ENUM -> Optional.of(text(value));
      case DOMAIN -> text(value, LABELS);
      case EMAIL -> text(value, ADDRESS);
      case URL -> text(value, LOCATION);
      case PATH -> text(value, ABSOLUTE);
      case MODE -> text(value, OCTAL);
      case PUBLIC_KEY ->
          value.text().lines().allMatch(line -> KEY.matcher(line.strip()).matches())
              ? Optional.of(text(value))
              : Optional.empty();
      case INT -> whole(value, Long.MIN_VALUE, Long.MAX_VALUE);
      case PORT -> whole(value, 1, HIGHEST_PORT);
      case BOOL ->
          value.text().equals("true") || value.text().equals("false")
              ? Optional.of(plain(value, value.text()))
              : Optional.empty();
      case DURATION ->
          matches(value, TIME)
              ? Optional.of(plain(value, seconds(value.text())))
              : Optional.empty();
      case SIZE ->
          matches(value, AMOUNT)
              ? Optional.of(plain(value, bytes(value.text())))
              : Optional.empty();
      case LIST, MAP -> Optional.empty();
    };
  }

  /** The words of all types. */
  static List<String> words() {
    return Arrays.stream(values()).map(ParamType::word).toList();
  }

  static Optional<ParamType> of(String word) {
    for (var type : values()) {
      if (type.word().equals(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  private static boolean matches(Node.Scalar value, Pattern pattern) {
    return pattern.matcher(value.text()).matches();
  }

  private static Optional<Node> text(Node.Scalar value, Pattern pattern) {
    return matches(value, pattern) ? Optional.of(text(value)) : Optional.empty();
  }

  private static Node text(Node.Scalar value) {
    return new Node.Scalar(value.place(), value.text(), false, value.secret());
  }

  private static Optional<Node> whole(Node.Scalar value, long least, long most) {
    return Scalars.number(plain(value, value.text()))
        .filter(number -> number.scale() <= 0)
        .filter(number -> number.compareTo(BigDecimal.valueOf(least)) >= 0)
        .filter(number -> number.compareTo(BigDecimal.valueOf(most)) <= 0)
        .map(number -> plain(value, value.text()));
  }

  private static Node.Scalar plain(Node.Scalar value, String text) {
    return new Node.Scalar(value.place(), text, true, value.secret());
  }

  private static String seconds(String text) {
    var total = 0L;
    var parts = PART.matcher(text);
    while (parts.find()) {
      var unit =
          switch (parts.group(2)) {
            case "m" -> 60;
            case "h" -> 3_600;
            case "d" -> 86_400;
            case "w" -> 604_800;
            default -> 1;
          };
      total += Long.parseLong(parts.group(1)) * unit;
    }
    return Long.toString(total);
  }

  private static String bytes(String text) {
    var digits = text.replaceFirst("[KMGT].*", "");
    var power = "KMGT".indexOf(text.charAt(Math.min(digits.length(), text.length() - 1))) + 1;
    return new BigDecimal(digits)
        .multiply(BigDecimal.valueOf(1024).pow(power))
        .toBigInteger()
        .toString();
  }
}
